/**
 * Finds and reads the configuration for folders, from the same snapshot as the templates:
 * a configuration that is not part of a commit cannot decide about it.
 */
import { utf8Text } from '../core/decode.ts'
import { GateError } from '../core/errors.ts'
import { folderOf, nameOf } from '../core/path.ts'
import { FIRST_SET } from '../core/policy-sets.ts'
import type { Snapshot, SnapshotFile } from '../core/snapshot.ts'
import { DEFAULT_FILES } from './default-files.ts'
import { filesOf } from './files.ts'
import type { Around, ConfigContext, ConfigFor, FolderConfig, Unplaced } from './folder-config.ts'
import { DEFAULT_PLACE, inherit } from './inherited.ts'
import { DEFAULTS } from './keys.ts'
import { MAX_PACKS, PACK_SPECIFIER } from './packs/specifier.ts'
import { parseConfigText } from './parse.ts'
import { defaultPolicyFiles, type PolicyFiles, policyFilesOf } from './policy-files.ts'

export type { ConfigContext, ConfigFor, FolderConfig } from './folder-config.ts'

/** Data formats only. */
const SEARCH_PLACES = ['.mvcrc', '.mvcrc.json', '.mvcrc.yaml', '.mvcrc.yml', 'package.json']

/** An executable configuration would run code from any branch that is checked. */
const PROGRAM = /^(?:\.mvcrc|mvc\.config)\.(?:[cm]?[jt]sx?|py|rb|sh|ps1|php|lua|go|rs)$/i

/** Formats and spellings that are not read: a file that is passed over would look as if it were in force. */
const OTHER_FORMAT =
  /^(?:\.mvcrc|(?:\.mvcrc|mvc\.config)\.(?:toml|json5?|jsonc|ya?ml|ini|xml|conf|cfg|txt))$/i

const MAX_BYTES = 262_144

/** Whether a file, by its name, may hold a configuration. */
export function isConfigPath(path: string): boolean {
  return SEARCH_PLACES.includes(nameOf(path))
}

/** Without any configuration. */
export const DEFAULT_CONFIG: FolderConfig = {
  config: DEFAULTS,
  base: '.',
  files: DEFAULT_FILES,
  exceptions: DEFAULT_PLACE,
}

/**
 * Reads every configuration among the files.
 * @param files the files of all folders that will be asked for, and of the folders above them
 * @param context asked for policies only when there is a configuration
 * @throws GateError `config`, one line per error, for an invalid configuration, or what `context` throws
 */
export async function loadConfigs(
  snapshot: Snapshot,
  files: readonly SnapshotFile[],
  context: ConfigContext,
): Promise<ConfigFor> {
  const program = files.find((file) => PROGRAM.test(nameOf(file.path)))
  if (program !== undefined) {
    throw new GateError('config', `${program.path}: executable configuration files are not supported`, {
      hint: 'write the configuration as data in .mvcrc (JSON or YAML), and remove this file',
    })
  }
  const other = files.find(({ path }) => OTHER_FORMAT.test(nameOf(path)) && !isConfigPath(path))
  if (other !== undefined) {
    throw new GateError('config', `${other.path}: not a configuration file that is read`, {
      hint: `write the configuration in one of ${SEARCH_PLACES.slice(0, -1).join(', ')}, and remove this file`,
    })
  }
  const places = files.filter((file) => isConfigPath(file.path))
  const texts = await readTexts(snapshot, places)
  const byFolder = new Map<string, FolderConfig>()
  await expectOneInEachFolder(places, texts)
  const own = await defaultPolicyFiles(snapshot)
  const unconfigured = await withoutFile(own, context)
  const configFor = (folder: string): FolderConfig => {
    for (let current = folder; ; current = folderOf(current)) {
      const found = byFolder.get(current)
      if (found !== undefined) return found
      if (current === '.') return unconfigured
    }
  }
  // What a configuration does not say of policy files and exceptions, those above it say.
  for (const file of [...places].sort((a, b) => depthOf(a) - depthOf(b))) {
    const base = folderOf(file.path)
    const above = configFor(base)
    const read = await toConfig(file.path, texts.get(file.path) ?? '', { snapshot, context, above })
    if (read !== undefined) byFolder.set(base, await inFolder(read, base, above))
  }
  return configFor
}

/** A configuration, in the folder of its file. */
async function inFolder(read: Unplaced, base: string, above: FolderConfig): Promise<FolderConfig> {
  const inherited = inherit({ ...read, base }, above)
  const files = await filesOf(inherited.config, base)
  if (read.held === undefined) return { ...read, ...inherited, base, files }
  const { belowHeld, heldFiles } = await import('./held-files.ts')
  const held = await heldFiles(read.held, base, above.heldFiles)
  return { ...read, ...inherited, base, files: belowHeld(files, above.heldFiles), heldFiles: held }
}

/** What is in force where no file configures anything. */
async function withoutFile(
  policyFiles: PolicyFiles | undefined,
  { layers = [], named }: ConfigContext,
): Promise<FolderConfig> {
  const own = policyFiles === undefined ? {} : { policyFiles }
  if (layers.length === 0) return { ...DEFAULT_CONFIG, ...own }
  const { finalPart, mergeLayers } = await import('./layers.ts')
  const layered = await mergeLayers(layers, () => named(policyFiles))
  const { config } = layered
  const { heldFiles } = await import('./held-files.ts')
  const held = layers.map(finalPart)
  return {
    config,
    base: '.',
    files: await filesOf(config, '.'),
    exceptions: { path: config.exceptions, base: '.' },
    layered,
    held,
    heldFiles: await heldFiles(held, '.', undefined),
    ...own,
  }
}

function depthOf({ path }: SnapshotFile): number {
  return path.split('/').length
}

async function readTexts(
  snapshot: Snapshot,
  files: readonly SnapshotFile[],
): Promise<ReadonlyMap<string, string>> {
  if (files.length === 0) return new Map()
  const sizes = await snapshot.sizes(files)
  const large = files.find((file, i) => (sizes[i] ?? 0) > MAX_BYTES && nameOf(file.path) !== 'package.json')
  if (large !== undefined)
    throw new GateError('config', `${large.path}: file too large (${MAX_BYTES / 1024} KiB limit)`)
  const readable = files.filter((_, i) => (sizes[i] ?? 0) <= MAX_BYTES)
  const contents = await snapshot.read(readable)
  return new Map(readable.map((file, i) => [file.path, utf8Text(contents[i] ?? new Uint8Array())]))
}

/** @throws GateError `config` for the first folder with several configurations: none of them is certainly the one that is meant */
async function expectOneInEachFolder(
  files: readonly SnapshotFile[],
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  const byFolder = new Map<string, string[]>()
  for (const { path } of files) {
    if (!(await configures(path, texts.get(path) ?? ''))) continue
    const others = byFolder.get(folderOf(path))
    if (others === undefined) byFolder.set(folderOf(path), [path])
    else others.push(path)
  }
  const several = [...byFolder.values()].find(({ length }) => length > 1)
  if (several === undefined) return
  throw new GateError(
    'config',
    `${several.join(' and ')}: only one configuration file per folder is allowed`,
    {
      hint: 'merge them into one of these files, and remove the others ("mvc" from package.json)',
    },
  )
}

/** Whether a file is a configuration: a package.json need not be one. */
async function configures(path: string, text: string): Promise<boolean> {
  return nameOf(path) !== 'package.json' || (await parsePackage(path, text)) !== undefined
}

/** The globs of policy files, where they are written. */
function policyGlobsIn(content: unknown): readonly string[] | undefined {
  const globs: unknown = Object.getOwnPropertyDescriptor(Object(content), 'policyFiles')?.value
  if (!Array.isArray(globs)) return undefined
  return globs.every((glob) => typeof glob === 'string') ? globs : undefined
}

/** The packs, where they are written. */
function packsIn(content: unknown): readonly string[] {
  const packs: unknown = Object.getOwnPropertyDescriptor(Object(content), 'extends')?.value
  // The validation of the configuration reports it.
  if (!Array.isArray(packs) || packs.length > MAX_PACKS) return []
  return packs.every((each) => typeof each === 'string' && PACK_SPECIFIER.test(each)) ? packs : []
}

/** What `init` writes: most configurations say no more, and what parses and validates others takes a while to load. */
const ONLY_PIN = /^\{\s*"policySet":\s*"(\d{4}\.(?:03|06|09|12))"\s*\}\s*$/

function pinnedIn(text: string): string | undefined {
  const set = ONLY_PIN.exec(text)?.[1]
  return set === undefined || set < FIRST_SET ? undefined : set
}

/** Undefined for a package.json that configures nothing here. */
async function toConfig(path: string, text: string, around: Around): Promise<Unplaced | undefined> {
  const { snapshot, context, above } = around
  const isBare = above.held === undefined && above.packs === undefined
  const pinned = isBare && nameOf(path) === '.mvcrc' ? pinnedIn(text) : undefined
  if (pinned !== undefined) {
    const own = above.policyFiles === undefined ? {} : { policyFiles: above.policyFiles }
    return { config: { ...DEFAULTS, policySet: pinned }, from: { path, keys: ['policySet'] }, ...own }
  }
  const isPackage = nameOf(path) === 'package.json'
  const content = isPackage ? await parsePackage(path, text) : await parseConfigText(path, text)
  if (isPackage && content === undefined) return undefined
  const globs = policyGlobsIn(content)
  const inherited = above.packs === undefined ? above.policyFiles : above.team
  const own = globs === undefined ? inherited : await policyFilesOf(globs, folderOf(path), snapshot)
  const specifiers = packsIn(content)
  if (specifiers.length > 0 || above.held !== undefined) {
    const { extendedConfig } = await import('./packs/extend.ts')
    return extendedConfig({ path, content, specifiers, own }, around)
  }
  const { expectValid, validateKeys } = await import('./validate.ts')
  const { keys } = expectValid(path, snapshot.name, validateKeys(content, await context.ids(own)))
  return {
    config: { ...DEFAULTS, ...keys },
    from: { path, keys: Object.keys(Object(content)) },
    ...(own === undefined ? {} : { policyFiles: own }),
  }
}

/** The `mvc` key; an invalid package.json is npm's business and configures nothing. */
async function parsePackage(path: string, text: string): Promise<unknown> {
  if (!text.includes('"mvc"')) return undefined
  const content = await parseConfigText(path, text).catch(() => undefined)
  if (typeof content !== 'object' || content === null) return undefined
  return Object.getOwnPropertyDescriptor(content, 'mvc')?.value
}
