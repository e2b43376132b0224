/**
 * Loads the built files, which takes most of the time of a small commit, and keeps what V8 compiled for them. Node's own
 * cache (`module.enableCompileCache`) has only what is compiled before a file runs, not the functions that it calls then.
 *
 * It lies beside the installed package, `node_modules/.cache/mvc-gate`, so that it goes where the package goes, and whoever
 * could write there could change the package itself. Where nothing can be written, everything is compiled each time.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Script } from 'node:vm'
import type { Environment } from '../core/environment.ts'
import { isCacheWanted } from './wanted.ts'

/** Functions that a run is the first to call are added to what is kept, in so many runs. */
const LEARNING_RUNS = 4

/** After the code: its checksum, which V8 does not look at, and the number of runs that it is from. */
const TRAILER_BYTES = 8

type Checksum = (data: Uint8Array) => number

/** Where code is kept, and what finds out whether it is whole. */
interface Place {
  readonly folder: string
  /** A file of the package, which the command may have removed. */
  readonly entry: string
  readonly checksum: Checksum
}

/** What V8 compiled of one file. */
interface Code {
  readonly bytes: Buffer
  readonly runs: number
}

/** Runs a file of the built package, and the files that it requires. @param entry absolute */
export function loadProgram(entry: string, env: Environment): void {
  const native = createRequire(entry)
  const load = process.versions.bun === undefined ? loaderWith(native, placeFor(entry, env, native)) : native
  load(entry)
}

/** Undefined where nothing is to be kept. */
function placeFor(entry: string, env: Environment, native: NodeJS.Require): Place | undefined {
  const dist = dirname(entry)
  if (!/[\\/]node_modules[\\/][^\\/]+[\\/]dist$/.test(dist) || !isCacheWanted(env)) return undefined
  // Node 20.15, 22.2 and newer have it.
  const { crc32 } = native('node:zlib') as { readonly crc32?: Checksum }
  if (crc32 === undefined) return undefined
  const build = readFileSync(join(dist, 'build-id'), 'utf8').trim()
  const folder = join(dist, '../../.cache/mvc-gate', `${build}-${process.version}-${process.arch}`)
  return { folder, entry, checksum: crc32 }
}

/** What `require` is for the files of the package: it finds them by their names alone. @returns what a file exports */
function loaderWith(native: NodeJS.Require, place: Place | undefined): (path: string) => unknown {
  const loaded = new Map<string, { readonly exports: unknown }>()
  const compile = place === undefined ? compileFile : compilerAt(place)
  const load = (path: string): unknown => {
    const known = loaded.get(path)
    if (known !== undefined) return known.exports
    const folder = dirname(path)
    const require = (id: string): unknown => (id.startsWith('./') ? load(join(folder, id)) : native(id))
    const module = { exports: {} }
    loaded.set(path, module)
    compile(path).runInThisContext().call(module.exports, module.exports, require, module, path, folder)
    return module.exports
  }
  return load
}

function compileFile(path: string, code?: Buffer): Script {
  const source = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(path, 'utf8')}\n})`
  return new Script(source, code === undefined ? { filename: path } : { filename: path, cachedData: code })
}

/** Compiles with what is kept, and keeps what is new when the process ends: the verdict is out then. */
function compilerAt(place: Place): (path: string) => Script {
  const unwritten: (() => void)[] = []
  process.once('exit', () => {
    if (unwritten.length > 0) writeAll(place, unwritten)
  })
  return (path) => {
    const file = join(place.folder, `${basename(path)}.bin`)
    const code = readCode(file, place)
    const script = compileFile(path, code?.bytes)
    const runs = code === undefined || script.cachedDataRejected ? 0 : code.runs
    if (runs < LEARNING_RUNS) {
      unwritten.push(() => writeCode(file, { bytes: script.createCachedData(), runs: runs + 1 }, place))
    }
    return script
  }
}

function writeAll({ folder, entry }: Place, writes: readonly (() => void)[]): void {
  if (!existsSync(entry)) return
  try {
    if (mkdirSync(folder, { recursive: true }) !== undefined) removeOthers(folder)
    for (const write of writes) write()
  } catch {
    // The next run compiles again.
  }
}

function readCode(file: string, { checksum }: Place): Code | undefined {
  try {
    const bytes = readFileSync(file)
    const end = bytes.length - TRAILER_BYTES
    const code = bytes.subarray(0, end)
    return checksum(code) === bytes.readUInt32LE(end)
      ? { bytes: code, runs: bytes.readUInt32LE(end + 4) }
      : undefined
  } catch {
    return undefined
  }
}

/** As a whole, as several runs may write it at once. */
function writeCode(file: string, { bytes, runs }: Code, { checksum }: Place): void {
  const trailer = Buffer.alloc(TRAILER_BYTES)
  trailer.writeUInt32LE(checksum(bytes), 0)
  trailer.writeUInt32LE(runs, 4)
  const temporary = `${file}.${process.pid}`
  writeFileSync(temporary, Buffer.concat([bytes, trailer]), { mode: 0o600 })
  renameSync(temporary, file)
}

/** Removes what other builds left there. */
function removeOthers(folder: string): void {
  const [build = ''] = basename(folder).split('-')
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(`${build}-`)) rmSync(join(dirname(folder), name), { recursive: true, force: true })
  }
}
