/**
 * Loads the built files, which takes most of the time of a small commit, and keeps what V8 compiled for them. Node's own
 * cache (`module.enableCompileCache`) has only what is compiled before a file runs, not the functions that it calls then.
 *
 * It lies beside the installed package, `node_modules/.cache/mvc-gate`, so that it goes where the package goes, and whoever
 * could write there could change the package itself. Where nothing can be written, everything is compiled each time.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, sep } from 'node:path'
import { Script } from 'node:vm'
import type { Environment } from '../core/environment.ts'
import { isCacheWanted } from './wanted.ts'

/** Functions that a run is the first to call are added to what is kept, in so many runs. */
const LEARNING_RUNS = 4

/** After the code: its length, a checksum and the number of runs that it is from. */
const TRAILER_BYTES = 12

/** What file systems write at once. */
const BLOCK_BYTES = 4096

/** Where code is kept. */
interface Place {
  readonly folder: string
  /** A file of the package, which the command may have removed. */
  readonly entry: string
}

/** What V8 compiled of one file. */
interface Code {
  readonly bytes: Buffer
  readonly runs: number
}

/** Runs a file of the built package, and the files that it requires. @param entry absolute */
export function loadProgram(entry: string, env: Environment): void {
  const native = createRequire(entry)
  if (process.versions.bun === undefined)
    loaderFor(dirname(entry), placeFor(entry, env), native)(basename(entry))
  else native(entry)
}

/** Undefined where nothing is to be kept. */
function placeFor(entry: string, env: Environment): Place | undefined {
  const dist = dirname(entry)
  if (!/[\\/]node_modules[\\/][^\\/]+[\\/]dist$/.test(dist) || !isCacheWanted(env)) return undefined
  const build = readFileSync(`${dist}/build-id`, 'utf8').trim()
  return { folder: join(dist, '../../.cache/mvc-gate', `${build}-${process.version}-${process.arch}`), entry }
}

/** What `require` is for the files of the package: it finds them by their names alone. @returns what a file exports */
function loaderFor(
  dist: string,
  place: Place | undefined,
  native: NodeJS.Require,
): (name: string) => unknown {
  const loaded = new Map<string, { readonly exports: unknown }>()
  const compile = place === undefined ? (path: string) => compileFile(path) : compilerAt(place)
  const load = (name: string): unknown => {
    const known = loaded.get(name)
    if (known !== undefined) return known.exports
    // To join them takes longer than it looks, as everything that runs the first time.
    const path = dist + sep + name
    const require = (id: string): unknown => (id.startsWith('./') ? load(id.slice(2)) : native(id))
    const module = { exports: {} }
    loaded.set(name, module)
    compile(path, name).runInThisContext().call(module.exports, module.exports, require, module, path, dist)
    return module.exports
  }
  return load
}

function compileFile(path: string, code?: Buffer): Script {
  const source = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(path, 'utf8')}\n})`
  return new Script(source, code === undefined ? { filename: path } : { filename: path, cachedData: code })
}

/** Compiles with what is kept, and keeps what is new when the process ends: the verdict is out then. */
function compilerAt(place: Place): (path: string, name: string) => Script {
  const unwritten: (() => void)[] = []
  process.once('exit', () => {
    if (unwritten.length > 0) writeAll(place, unwritten)
  })
  return (path, name) => {
    const file = `${place.folder}${sep}${name}.bin`
    const code = readCode(file)
    const script = compileFile(path, code?.bytes)
    const runs = code === undefined || script.cachedDataRejected ? 0 : code.runs
    if (runs < LEARNING_RUNS) {
      unwritten.push(() => writeCode(file, { bytes: script.createCachedData(), runs: runs + 1 }))
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

function readCode(file: string): Code | undefined {
  try {
    const bytes = readFileSync(file)
    const end = bytes.length - TRAILER_BYTES
    const code = bytes.subarray(0, end)
    if (bytes.readUInt32LE(end) !== end || bytes.readUInt32LE(end + 4) !== checksumOf(code)) return undefined
    return { bytes: code, runs: bytes.readUInt32LE(end + 8) }
  } catch {
    return undefined
  }
}

/**
 * Finds blocks that never reached the disk, as after a power cut; V8 does not look for them. A word of each block is enough for
 * that, and takes no library.
 */
function checksumOf(code: Buffer): number {
  let sum = 0
  for (let at = 0; at + 4 <= code.length; at += BLOCK_BYTES)
    sum = (Math.imul(sum, 31) + code.readInt32LE(at)) | 0
  return sum >>> 0
}

/** As a whole, as several runs may write it at once. */
function writeCode(file: string, { bytes, runs }: Code): void {
  const trailer = Buffer.alloc(TRAILER_BYTES)
  trailer.writeUInt32LE(bytes.length, 0)
  trailer.writeUInt32LE(checksumOf(bytes), 4)
  trailer.writeUInt32LE(runs, 8)
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
