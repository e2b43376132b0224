/** Configurations that a change replaces: those in force in a folder before and after it. */
import { isDeepStrictEqual } from 'node:util'
import { folderOf, foldersUpward } from '../core/path.ts'
import type { Change, Snapshot } from '../core/snapshot.ts'
import {
  type ConfigContext,
  type ConfigFor,
  DEFAULT_CONFIG,
  type FolderConfig,
  isConfigPath,
  loadConfigs,
} from './load.ts'

/** A change with the configurations of its snapshot. */
export interface ConfiguredChange {
  readonly change: Change
  readonly configFor: ConfigFor
  /** What they were loaded with. */
  readonly context: ConfigContext
}

/** What a change makes of the configuration of one folder. */
export interface ReplacedConfig {
  readonly folder: string
  /** In force in each tree that the change starts from, at least one; the defaults where it starts from none. */
  readonly before: readonly FolderConfig[]
  readonly after: FolderConfig
}

/** Whether a change touches or removes a file that may be a configuration. */
export function touchesConfig({ touched, removed }: Change): boolean {
  return touched.some(({ path }) => isConfigPath(path)) || removed.some(isConfigPath)
}

/**
 * The folders whose own configuration file a change adds, edits or removes, where none of the trees that it starts from
 * has the same in force; none where there is nothing to compare with.
 */
export async function replacedConfigs({
  change,
  configFor,
  context,
}: ConfiguredChange): Promise<readonly ReplacedConfig[]> {
  const { touched, removed, bases } = change
  if (bases === undefined) return []
  const paths = [...touched.map(({ path }) => path), ...removed].filter(isConfigPath)
  const folders = [...new Set(paths.map(folderOf))]
  if (folders.length === 0) return []
  const without = await withoutFiles(change.snapshot, context)
  const earlier: ConfigFor[] = []
  for (const base of bases) earlier.push(await configsOf(base, folders, context))
  return folders
    .map((folder) => ({
      folder,
      before: bases.length === 0 ? [without] : earlier.map((before) => before(folder)),
      after: configFor(folder),
    }))
    .filter(({ before, after }) => !before.some((each) => isSame(each, after)))
}

/** The configurations of a base. One that was not valid had no effect but to stop the gate. */
export async function configsOf(
  base: Snapshot,
  folders: readonly string[],
  context: ConfigContext,
): Promise<ConfigFor> {
  const files = await base.listFolders([...new Set(folders.flatMap(foldersUpward))])
  return loadConfigs(base, files, context).catch(async () => {
    const without = await withoutFiles(base, context)
    return () => without
  })
}

/** What is in force where no file configures anything. */
async function withoutFiles(snapshot: Snapshot, context: ConfigContext): Promise<FolderConfig> {
  const { layers = [] } = context
  return layers.length === 0 ? DEFAULT_CONFIG : (await loadConfigs(snapshot, [], context))('.')
}

function isSame(a: FolderConfig, b: FolderConfig): boolean {
  return a.from?.path === b.from?.path && a.base === b.base && isDeepStrictEqual(a.config, b.config)
}
