/** Configurations that a change replaces: those in force in a folder before and after it. */
import { isDeepStrictEqual } from 'node:util'
import { folderOf, foldersUpward, nameOf } from '../core/path.ts'
import type { Change, Snapshot } from '../core/snapshot.ts'
import {
  type ConfigContext,
  type ConfigFor,
  DEFAULT_CONFIG,
  type FolderConfig,
  isConfigPath,
  loadConfigs,
} from './load.ts'
import { LOCK_NAMES } from './packs/lock-names.ts'

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

/** Whether a change touches or removes a file that may be a configuration, or decide what one extends. */
export function touchesConfig({ change, configFor }: ConfiguredChange): boolean {
  const paths = pathsOf(change)
  return (
    paths.some((path) => isConfigPath(path) || mayBePackInput(path)) ||
    extendedAbove(paths, configFor).length > 0
  )
}

function pathsOf({ touched, removed }: Change): readonly string[] {
  return [...touched.map(({ path }) => path), ...removed]
}

/** Lock files, and files that are called like packs: a configuration in any folder may extend them. */
function mayBePackInput(path: string): boolean {
  const name = nameOf(path)
  return LOCK_NAMES.includes(name) || /mvc.*\.(?:ya?ml|json)$/i.test(name)
}

/** The folders of configurations above some files that extend one of them. */
function extendedAbove(paths: readonly string[], configFor: ConfigFor): readonly string[] {
  const configs = new Set(paths.map((path) => configFor(folderOf(path))))
  return [...configs].filter((config) => extendsAny(config, paths)).map(({ base }) => base)
}

function extendsAny({ packs = [] }: FolderConfig, paths: readonly string[]): boolean {
  return packs.some(({ inputs }) => inputs.some((path) => paths.includes(path)))
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
  const { bases } = change
  if (bases === undefined) return []
  const paths = pathsOf(change)
  const own = [...paths.filter(isConfigPath).map(folderOf), ...extendedAbove(paths, configFor)]
  const afterOf = new Map([
    ...(await extendedElsewhere(change, context)),
    ...own.map((each) => [each, configFor(each)] as const),
  ])
  const folders = [...afterOf.keys()]
  if (folders.length === 0) return []
  const without = await withoutFiles(change.snapshot, context)
  const earlier: ConfigFor[] = []
  for (const base of bases) earlier.push(await configsOf(base, folders, context))
  return [...afterOf]
    .map(([folder, after]) => ({
      folder,
      before: bases.length === 0 ? [without] : earlier.map((before) => before(folder)),
      after,
    }))
    .filter(({ before, after }) => !before.some((each) => isSame(each, after)))
}

/** The configurations of any folder that extend something that the change touches, by folder. */
async function extendedElsewhere(
  change: Change,
  context: ConfigContext,
): Promise<readonly (readonly [string, FolderConfig])[]> {
  const paths = pathsOf(change)
  if (!paths.some(mayBePackInput)) return []
  const files = (await change.snapshot.list()).filter(
    ({ path }) => isConfigPath(path) && nameOf(path) !== 'package.json',
  )
  if (files.length === 0) return []
  // What is wrong with a configuration that the change leaves alone is nothing of this change.
  const configFor = await loadConfigs(change.snapshot, files, context).catch(() => undefined)
  if (configFor === undefined) return []
  const folders = files.map(({ path }) => folderOf(path))
  return folders
    .map((each) => [each, configFor(each)] as const)
    .filter(([, config]) => extendsAny(config, paths))
}

/** The configurations of a base. One that was not valid had no effect but to stop the gate. */
export async function configsOf(
  base: Snapshot,
  folders: readonly string[],
  context: ConfigContext,
): Promise<ConfigFor> {
  const files = await base.listFolders([...new Set(folders.flatMap(foldersUpward))])
  return loadConfigs(base, files, { ...context, isBase: true }).catch(async () => {
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
  const ofPacks = ({ packs, layered }: FolderConfig) => [
    packs?.map((pack) => [pack.name, pack.package]),
    layered?.final,
  ]
  return (
    a.from?.path === b.from?.path &&
    a.base === b.base &&
    isDeepStrictEqual(a.config, b.config) &&
    isDeepStrictEqual(ofPacks(a), ofPacks(b))
  )
}
