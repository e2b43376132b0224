/** The packs that a configuration extends, and those that these extend, in the order in which they take precedence. */
import { utf8Text } from '../../core/decode.ts'
import { GateError } from '../../core/errors.ts'
import { folderOf, isBelow, resolvePath } from '../../core/path.ts'
import type { Config } from '../keys.ts'
import { parseConfigText } from '../parse.ts'
import type { PolicyFiles } from '../policy-files.ts'
import { validatePack } from '../validate.ts'
import { type OpenedPackage, openDependency, openPackage, type PackageSource } from './open-package.ts'
import { packPolicies } from './pack-policies.ts'
import { readSpecifier, type Specifier } from './specifier.ts'

/** A pack in force. */
export interface Pack {
  /** How reports name it: `@acme/gate-policy 1.2.0`, `team.mvcrc.yaml`. */
  readonly name: string
  /** What it sets, but for the packs that it extends and its policy files. */
  readonly keys: Partial<Config>
  readonly final: readonly (keyof Config)[]
  readonly policyFiles: PolicyFiles | undefined
  /** Of an npm package: its name, its version, and where the lock file says that it comes from. */
  readonly package?: { readonly name: string; readonly version: string; readonly source: string }
  /** The files of the snapshot that it, or which package it is, depends on. */
  readonly inputs: readonly string[]
}

const MAX_DEPTH = 5
/** Packs that extend many others, level by level. */
const MAX_ALL = 100
const MAX_BYTES = 262_144

/** The file at the top of a package that is a pack. */
const PACK_FILES = ['mvc-pack.yaml', 'mvc-pack.yml', 'mvc-pack.json']

/** Files that packs are among. */
interface Place {
  /** The file that extends, as messages name it. */
  readonly where: string
  /** Its folder: repository-relative, also for one in a package. */
  readonly folder: string
  /** The package that it is in. */
  readonly within: OpenedPackage | undefined
}

/** The file of a pack. */
interface PackFile {
  readonly name: string
  /** The same for the same pack, however it is reached. */
  readonly key: string
  readonly path: string
  readonly within: OpenedPackage | undefined
}

/**
 * Reads packs.
 * @param specifiers what the configuration extends
 * @param path of the configuration
 * @returns each pack once, the weakest first
 * @throws GateError `config`, one line, for a pack that is not there, not valid, or not what it should be
 */
export async function readPacks(
  specifiers: readonly string[],
  path: string,
  source: PackageSource,
): Promise<readonly Pack[]> {
  const reader = new Reader(source)
  const where = `${path} in ${source.snapshot.name}`
  await reader.add(specifiers, { where, folder: folderOf(path), within: undefined }, [])
  return [...reader.packs.values()]
}

class Reader {
  readonly packs = new Map<string, Pack>()
  readonly #source: PackageSource
  #count = 0

  constructor(source: PackageSource) {
    this.#source = source
  }

  async add(specifiers: readonly string[], place: Place, above: readonly PackFile[]): Promise<void> {
    for (const text of specifiers) {
      const pack = await inContext(place, () => this.#find(readSpecifier(text), place))
      if (pack === undefined) continue
      const chain = [...above, pack]
      if (above.some(({ key }) => key === pack.key)) {
        throw failure(place, `${chain.map(({ name }) => name).join(' → ')} is a cycle`)
      }
      if (this.packs.has(pack.key)) continue
      if (chain.length > MAX_DEPTH) {
        throw failure(
          place,
          `${chain.map(({ name }) => name).join(' → ')}: packs nested deeper than ${MAX_DEPTH}`,
        )
      }
      if (++this.#count > MAX_ALL) throw failure(place, `more than ${MAX_ALL} packs`)
      const { read, extended } = await this.#read(pack)
      const where = pack.within === undefined ? `${pack.path} in ${this.#source.snapshot.name}` : pack.path
      await this.add(extended, { where, folder: folderOf(pack.path), within: pack.within }, chain)
      this.packs.set(pack.key, read)
    }
  }

  async #find(specifier: Specifier, { folder, within }: Place): Promise<PackFile | undefined> {
    if (specifier.kind === 'package') return this.#inPackage(specifier, folder, within)
    const path = resolvePath(folder, specifier.path)
    if (within !== undefined) return fileWithin(within, path, specifier.path)
    if (path === undefined) throw new GateError('config', `"${specifier.path}" is outside of the repository`)
    return { name: path, key: path, path, within }
  }

  async #inPackage(
    { name, file }: Extract<Specifier, { kind: 'package' }>,
    folder: string,
    parent: OpenedPackage | undefined,
  ): Promise<PackFile | undefined> {
    const opened =
      parent === undefined
        ? await openPackage(name, folder, this.#source)
        : await openDependency(name, parent, this.#source)
    if (opened === undefined) return undefined
    const { place } = opened.installed
    return fileWithin(opened, resolvePath(place, file ?? packFileOf(opened)), file)
  }

  async #read({ name, path, within }: PackFile): Promise<{ read: Pack; extended: readonly string[] }> {
    const { snapshot } = this.#source
    const files = within?.installed ?? snapshot
    const all = within?.installed.files ?? (await snapshot.listFolders([folderOf(path)]))
    const file = all.find((each) => each.path === path)
    const where = within === undefined ? `${path} in ${snapshot.name}` : path
    if (file === undefined)
      throw new GateError('config', `${where}: no such file, which a configuration extends`)
    const [size = 0] = await files.sizes([file])
    if (size > MAX_BYTES)
      throw new GateError('config', `${where}: file too large (${MAX_BYTES / 1024} KiB limit)`)
    const [content] = await files.read([file])
    const validation = validatePack(await parseConfigText(path, utf8Text(content ?? new Uint8Array())))
    if ('errors' in validation) throw invalid(where, validation.errors)
    const { extends: extended = [], policyFiles: globs = [], ...keys } = validation.keys
    const policyFiles = await packPolicies(globs, path, within, snapshot)
    if (globs.length > 0 && policyFiles === undefined) {
      throw new GateError(
        'config',
        `${where}: policyFiles: no file matches ${globs.map((each) => `"${each}"`).join(', ')}`,
      )
    }
    const { locked } = within ?? {}
    const read = {
      name,
      keys,
      final: validation.final,
      policyFiles,
      ...(locked === undefined
        ? { inputs: [path] }
        : {
            package: { name: locked.name, version: locked.version, source: locked.source },
            inputs: within?.inputs ?? [],
          }),
    }
    return { read, extended }
  }
}

/** @throws GateError `config` for a path that leads out of its package */
function fileWithin(opened: OpenedPackage, path: string | undefined, written: string | undefined): PackFile {
  const { installed, locked } = opened
  if (path === undefined || !isBelow(path, installed.place)) {
    throw new GateError('config', `"${written}" is outside of ${locked.name}`)
  }
  const file = path.slice(installed.place.length + 1)
  const name = PACK_FILES.includes(file)
    ? `${locked.name} ${locked.version}`
    : `${locked.name}/${file} ${locked.version}`
  return { name, key: `${locked.name}@${locked.version}/${file}`, path, within: opened }
}

/** @throws GateError `config` for a package that is not a pack */
function packFileOf({ installed: { place, files }, locked }: OpenedPackage): string {
  const found = PACK_FILES.filter((name) => files.some(({ path }) => path === `${place}/${name}`))
  const [only, another] = found
  if (only !== undefined && another === undefined) return only
  throw new GateError(
    'config',
    another === undefined
      ? `${locked.name} ${locked.version} is not a pack: it has no ${PACK_FILES[0]}`
      : `${locked.name} ${locked.version} has both ${only} and ${another}`,
  )
}

function invalid(where: string, errors: readonly string[]): GateError {
  const [only, ...more] = errors
  if (more.length === 0) return new GateError('config', `${where}: ${only}`)
  return new GateError('config', `${where} has ${errors.length} errors`, { details: errors })
}

function failure({ where }: Place, message: string, from?: GateError): GateError {
  const hint = from?.hint === undefined ? {} : { hint: from.hint }
  return new GateError('config', `${where}: extends: ${message}`, { ...hint, cause: from })
}

/** Says of an error what extends the pack. */
async function inContext<T>(place: Place, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof GateError && error.code === 'config') throw failure(place, error.message, error)
    throw error
  }
}
