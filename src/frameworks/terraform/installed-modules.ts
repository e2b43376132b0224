/**
 * Modules from registries and other repositories, as `terraform init` installed them: `.terraform/modules/modules.json` says
 * which module is where. What it says is not believed beyond the folder that it stands in.
 */
import { installedFolder, installedManifest, isInstalled } from '../../core/installed.ts'
import type { SourceFile } from '../../core/source.ts'
import type { Surroundings } from '../../core/surroundings.ts'
import { meetsConstraint } from './version-constraint.ts'

/** What a call asks for. */
export interface WantedModule {
  /** The names of the calls that lead to it, from the root folder: `a.b`. */
  readonly key: string
  /** As it is written. */
  readonly source: string
  /** The version constraint; undefined where none is written. */
  readonly version: string | undefined
}

/** Its folder, or why it is not known what it holds, as the end of a sentence. */
export type FoundModule = { readonly folder: string } | { readonly problem: string }

interface Entry {
  readonly source: string
  readonly version: string
  readonly folder: string
}

/** More modules than anyone installs for one folder. */
const MOST_ENTRIES = 10_000

/** Finds the folder in which a module is installed. @param root the folder in which Terraform runs */
export function findInstalled(
  { key, source, version }: WantedModule,
  root: string,
  surroundings: Surroundings | undefined,
): FoundModule {
  const init = 'terraform init installs it, so that it can be checked'
  const where = source.slice(0, 120)
  const file = surroundings?.file(installedManifest(root))
  if (file === undefined) return { problem: `is not in this repository: ${where}; ${init}` }
  const entries = 'text' in file ? entriesOnce(file) : undefined
  if (entries === undefined) return { problem: `is not read: ${file.path} is not a list of modules` }
  const entry = entries.get(key)
  if (entry === undefined) return { problem: `is not installed: ${where}; ${init}` }
  if (plainSource(entry.source) !== plainSource(source)) {
    return {
      problem: `is installed from another source (${entry.source.slice(0, 120)}); run terraform init again`,
    }
  }
  if (version !== undefined && !meetsConstraint(entry.version, version)) {
    const installed = entry.version === '' ? 'without a version' : `in version ${entry.version.slice(0, 40)}`
    return {
      problem: `is installed ${installed}, not in "${version.slice(0, 40)}"; run terraform init again`,
    }
  }
  const folder = folderOfEntry(entry, key, root)
  return folder === undefined ? { problem: `is installed outside of ${installedFolder(root)}` } : { folder }
}

/** Whether a module may call a local folder: what is installed may not lead out of its own package. */
export function staysInPackage(path: string, caller: string, root: string): boolean {
  if (!isInstalled(`${caller}/`)) return true
  const base = `${installedFolder(root)}/`
  const own = caller.startsWith(base) ? caller.slice(base.length).split('/')[0] : undefined
  return own !== undefined && `${path}/`.startsWith(`${base}${own}/`)
}

const read = new WeakMap<SourceFile, ReadonlyMap<string, Entry> | null>()

function entriesOnce(file: SourceFile): ReadonlyMap<string, Entry> | undefined {
  const known = read.get(file)
  if (known !== undefined) return known ?? undefined
  const entries = readEntries(file.text)
  read.set(file, entries ?? null)
  return entries
}

/** By key; undefined for what is not such a list, or holds a key twice, which Terraform refuses too. */
function readEntries(text: string): ReadonlyMap<string, Entry> | undefined {
  const entries = new Map<string, Entry>()
  for (const each of modulesIn(text) ?? [null]) {
    const { Key, Source, Version = '', Dir } = (each ?? {}) as Readonly<Record<string, unknown>>
    if (typeof Key !== 'string' || typeof Source !== 'string' || typeof Dir !== 'string') return undefined
    if (typeof Version !== 'string' || entries.has(Key)) return undefined
    entries.set(Key, { source: Source, version: Version, folder: Dir })
  }
  return entries
}

function modulesIn(text: string): readonly unknown[] | undefined {
  try {
    const content: unknown = JSON.parse(text)
    const modules =
      typeof content === 'object' && content !== null && 'Modules' in content ? content.Modules : null
    return Array.isArray(modules) && modules.length <= MOST_ENTRIES ? modules : undefined
  } catch {
    return undefined
  }
}

/**
 * The folder of an entry below that of all modules of the root. `Dir` begins with where Terraform keeps its data, which
 * `TF_DATA_DIR` may have moved: only what follows `modules/<key>` counts.
 */
function folderOfEntry({ folder }: Entry, key: string, root: string): string | undefined {
  const steps = folder
    .replaceAll('\\', '/')
    .split('/')
    .filter((step) => step !== '' && step !== '.')
  const at = steps.findIndex((step, i) => step === key && steps[i - 1] === 'modules')
  const rest = steps.slice(at + 1)
  if (at === -1 || rest.includes('..') || !/^[\w-]+(?:\.[\w-]+)*$/.test(key)) return undefined
  return [installedFolder(root), key, ...rest].join('/')
}

/** A source as Terraform and OpenTofu note it down: without the registry that is theirs, short forms of git written out. */
function plainSource(source: string): string {
  const bare = source.replace(/^registry\.(?:terraform\.io|opentofu\.org)\//, '')
  const ssh = /^git@([^:/]+):(.+)$/.exec(bare)
  if (ssh !== null) return `git::ssh://git@${ssh[1]}/${ssh[2]}`
  const hosted = /^((?:github\.com|bitbucket\.org)\/[^/?]+\/)([^/?]+)(?:\/\/?([^?]*))?(\?.*)?$/.exec(bare)
  if (hosted === null) return bare
  const [, owner = '', name = '', below, query = ''] = hosted
  const inside = below === undefined || below === '' ? '' : `//${below}`
  return `git::https://${owner}${name.replace(/\.git$/, '')}.git${inside}${query}`
}
