/**
 * Finds and reads the configuration for folders, from the same snapshot as the templates:
 * a configuration that is not part of a commit cannot decide about it.
 */
import { utf8Text } from '../core/decode.ts'
import { GateError, messageOf } from '../core/errors.ts'
import { folderOf, nameOf } from '../core/path.ts'
import type { Snapshot, SnapshotFile } from '../core/snapshot.ts'
import { SourceFile } from '../core/source.ts'
import { DEFAULT_FILES, type Files } from './default-files.ts'
import { filesOf } from './files.ts'
import { jsonFault } from './json-fault.ts'
import { type Config, DEFAULTS } from './keys.ts'

/** Data formats only, in the order in which they win within one folder. */
const SEARCH_PLACES = ['.mvcrc', '.mvcrc.json', '.mvcrc.yaml', '.mvcrc.yml', 'package.json']

/** An executable configuration would run code from any branch that is checked. */
const PROGRAM = /^(\.mvcrc|mvc\.config)\.(c|m)?(js|ts)$/

/** Formats that are not read: a file that is passed over would look as if it were in force. */
const OTHER_FORMAT = /^(?:\.mvcrc|mvc\.config)\.(?:toml|json5?|jsonc|ya?ml|ini|xml)$/i

const MAX_BYTES = 262_144

/** The configuration in force for a folder, and the folder its globs are relative to. */
export interface FolderConfig {
  readonly config: Config
  /** '.' for the root. */
  readonly base: string
  readonly files: Files
  /** Its file, and the keys it sets; undefined if the defaults apply. */
  readonly from?: { readonly path: string; readonly keys: readonly string[] }
  /** Other configuration files in its folder, which are not read. */
  readonly unread?: readonly string[]
}

/** Whether a file, by its name, may hold a configuration. */
export function isConfigPath(path: string): boolean {
  return SEARCH_PLACES.includes(nameOf(path))
}

/** Without any configuration. */
export const DEFAULT_CONFIG: FolderConfig = { config: DEFAULTS, base: '.', files: DEFAULT_FILES }

/** The nearest configuration upward from a folder; the defaults without one. */
export type ConfigFor = (folder: string) => FolderConfig

/**
 * Reads every configuration among the files.
 * @param files the files of all folders that will be asked for, and of the folders above them
 * @param policyIds the ids that `policies` may name, asked for only when there is a configuration
 * @throws GateError `config`, one line per error, for an invalid configuration
 */
export async function loadConfigs(
  snapshot: Snapshot,
  files: readonly SnapshotFile[],
  policyIds: () => Promise<readonly string[]>,
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
  const byFolder = new Map<string, FolderConfig & { readonly unread: string[] }>()
  for (const place of SEARCH_PLACES) {
    for (const file of places) {
      const base = folderOf(file.path)
      if (nameOf(file.path) !== place) continue
      const text = texts.get(file.path) ?? ''
      const known = byFolder.get(base)
      if (known !== undefined) {
        if (await configures(file.path, text)) known.unread.push(file.path)
        continue
      }
      const read = await toConfig(file.path, text, snapshot.name, policyIds)
      if (read === undefined) continue
      byFolder.set(base, { ...read, base, files: await filesOf(read.config, base), unread: [] })
    }
  }
  return (folder) => {
    for (let current = folder; ; current = folderOf(current)) {
      const found = byFolder.get(current)
      if (found !== undefined) return found
      if (current === '.') return DEFAULT_CONFIG
    }
  }
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

/** Whether a file is a configuration: a package.json need not be one. */
async function configures(path: string, text: string): Promise<boolean> {
  return nameOf(path) !== 'package.json' || (await parsePackage(path, text)) !== undefined
}

/** Undefined for a package.json that configures nothing here. */
async function toConfig(
  path: string,
  text: string,
  snapshotName: string,
  policyIds: () => Promise<readonly string[]>,
): Promise<Pick<FolderConfig, 'config' | 'from'> | undefined> {
  const isPackage = nameOf(path) === 'package.json'
  const content = isPackage ? await parsePackage(path, text) : await parseConfigText(path, text)
  if (isPackage && content === undefined) return undefined
  const { validateConfig } = await import('./validate.ts')
  const validation = validateConfig(content, await policyIds())
  if ('config' in validation) {
    return { config: validation.config, from: { path, keys: Object.keys(Object(content)) } }
  }
  const where = `${path} in ${snapshotName}`
  const [only, ...more] = validation.errors
  if (more.length === 0) throw new GateError('config', `${where}: ${only}`)
  throw new GateError('config', `${where} has ${validation.errors.length} errors`, {
    details: validation.errors,
  })
}

/** Parses JSON or YAML, by the ending, with cosmiconfig's own loaders for data.
 * @throws GateError `config` */
export async function parseConfigText(path: string, text: string): Promise<unknown> {
  const { defaultLoaders } = await import('cosmiconfig')
  const format = path.endsWith('.json') ? '.json' : '.yaml'
  try {
    return (await defaultLoaders[format](path, text)) ?? {}
  } catch (error) {
    const fault = path.endsWith('.json') || /^\s*\{/.test(text) ? jsonFault(text) : undefined
    if (fault !== undefined) {
      const { line, column } = new SourceFile(path, text).position(fault.offset)
      throw new GateError('config', `${path}:${line}:${column}: invalid JSON: ${fault.reason}`, {
        cause: error,
      })
    }
    // The loaders' first line repeats the path, and JSON's reason stands between code frames.
    const lines = messageOf(error).split('\n').slice(1)
    const reason = lines.find((line) => line.trim() !== '' && !/^[> ]*\d* *\|/.test(line))?.trim() ?? ''
    throw new GateError('config', `${path}: invalid ${format.slice(1).toUpperCase()}: ${reason}`, {
      cause: error,
    })
  }
}

/** The `mvc` key; an invalid package.json is npm's business and configures nothing. */
async function parsePackage(path: string, text: string): Promise<unknown> {
  if (!text.includes('"mvc"')) return undefined
  const content = await parseConfigText(path, text).catch(() => undefined)
  if (typeof content !== 'object' || content === null) return undefined
  return Object.getOwnPropertyDescriptor(content, 'mvc')?.value
}
