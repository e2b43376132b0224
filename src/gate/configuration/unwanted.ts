/** Files that a change of the configuration takes away from the gate. */

import {
  type ConfigContext,
  type ConfigFor,
  type FolderConfig,
  isConfigPath,
  loadConfigs,
} from '../../config/load.ts'
import type { ConfiguredChange, ReplacedConfig } from '../../config/replaced.ts'
import { folderFramework, isNamed } from '../../core/frameworks.ts'
import { folderOf, foldersUpward } from '../../core/path.ts'
import type { Snapshot, SnapshotFile } from '../../core/snapshot.ts'
import { detectFramework, detectUnread } from '../../frameworks/detect.ts'
import { readContents } from '../plan/read-contents.ts'

/** Templates that a configuration no longer means, by the key that says so. */
export interface Unwanted {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

/** More files are not read to see which of them are templates: they are all named. */
const MOST_READ = 1_000

/**
 * The templates of a change's snapshot that were checked in every tree that it starts from, going by the configurations
 * there, and no longer are; by the replaced configuration that leaves them out.
 */
export async function unwantedTemplates(
  { change, configFor, context }: ConfiguredChange,
  replaced: readonly ReplacedConfig[],
): Promise<ReadonlyMap<ReplacedConfig, Unwanted>> {
  const narrowed = replaced.filter(({ before, after }) => before.every((each) => !hasSameFiles(each, after)))
  if (narrowed.length === 0) return new Map()
  const byFolder = new Map(narrowed.map((each) => [each.folder, each]))
  const nearest = (folder: string) => {
    const found = foldersUpward(folder).find((each) => byFolder.has(each))
    return byFolder.get(found ?? '')
  }
  const folders: ReadonlySet<string> = new Set(byFolder.keys())
  const files = (await change.snapshot.list()).filter(({ path }) => isBelowAny(path, folders))
  const after = await configsAround(change.snapshot, folders, context, configFor)
  const before: ConfigFor[] = []
  for (const [i, base] of (change.bases ?? []).entries()) {
    const otherwise: ConfigFor = (folder) => nearest(folder)?.before[i] ?? configFor(folder)
    before.push(await configsAround(base, folders, { ...context, isBase: true }, otherwise))
  }
  if (before.length === 0) before.push((folder) => nearest(folder)?.before[0] ?? configFor(folder))
  const matchOf = (configs: ConfigFor, path: string) => configs(folderOf(path)).files.match(path)
  const lost = files.filter(
    ({ path }) =>
      matchOf(after, path) !== 'wanted' && before.every((configs) => matchOf(configs, path) === 'wanted'),
  )
  const templates = await templatesAmong(lost, change.snapshot, after)
  const unwanted = new Map(
    narrowed.map((each) => [each, { include: [] as string[], exclude: [] as string[] }]),
  )
  for (const path of templates) {
    const config = nearest(folderOf(path))
    const own = config === undefined ? undefined : unwanted.get(config)
    own?.[matchOf(after, path) === 'excluded' ? 'exclude' : 'include'].push(path)
  }
  return unwanted
}

function hasSameFiles(a: FolderConfig, b: FolderConfig): boolean {
  const globsOf = ({ base, config: { include, exclude } }: FolderConfig) =>
    JSON.stringify([base, include, exclude])
  return globsOf(a) === globsOf(b)
}

function isBelowAny(path: string, folders: ReadonlySet<string>): boolean {
  return foldersUpward(folderOf(path)).some((folder) => folders.has(folder))
}

/** The configurations above and below some folders. @param otherwise where one that the change leaves alone is not valid */
async function configsAround(
  snapshot: Snapshot,
  folders: ReadonlySet<string>,
  context: ConfigContext,
  otherwise: ConfigFor,
): Promise<ConfigFor> {
  const above = new Set([...folders].flatMap(foldersUpward))
  const files = (await snapshot.list()).filter(
    ({ path }) => isConfigPath(path) && (above.has(folderOf(path)) || isBelowAny(path, folders)),
  )
  return loadConfigs(snapshot, files, context).catch(() => otherwise)
}

/** The paths of those that are templates, or parts of one. */
async function templatesAmong(
  files: readonly SnapshotFile[],
  snapshot: Snapshot,
  configFor: ConfigFor,
): Promise<readonly string[]> {
  const isCertain = (path: string) => {
    const info = folderFramework(path)
    return info !== undefined && isNamed(path, info.files)
  }
  const others = files.filter(({ path }) => folderFramework(path) === undefined)
  const found = new Set(files.map(({ path }) => path).filter(isCertain))
  for (const { path } of others.slice(MOST_READ)) found.add(path)
  for await (const [{ path }, content] of readContents(snapshot, others.slice(0, MOST_READ), configFor)) {
    const detected =
      'text' in content ? detectFramework(path, content.text) : detectUnread(path, content.guesses)
    if ('framework' in detected) found.add(path)
  }
  return files.map(({ path }) => path).filter((path) => found.has(path))
}
