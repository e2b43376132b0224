/** From the files of a change to the templates to judge: candidates by path, templates by content. */
import { type ConfigFor, DEFAULT_CONFIG, type FolderConfig, loadConfigs } from '../config/load.ts'
import { folderFramework, isNamed } from '../core/frameworks.ts'
import { folderOf, foldersUpward } from '../core/path.ts'
import type { NotChecked } from '../core/report.ts'
import type { Change, Snapshot, SnapshotFile } from '../core/snapshot.ts'
import { SourceFile, type UnreadFile } from '../core/source.ts'
import type { TemplateSource } from '../core/template.ts'
import { detectFramework } from '../frameworks/detect.ts'
import { readParameterFiles, templatesFedBy } from './parameter-files.ts'
import { type FileContent, readContents } from './read-contents.ts'
import { createSurroundings, type TracedSurroundings } from './surroundings.ts'

/** A template to judge, and the configuration in force for it. */
export interface PlannedSource {
  readonly source: TemplateSource
  readonly config: FolderConfig
  /** The same for the same bytes at the same paths under the same rules: several branches are judged once. */
  readonly identity: string
  /** What it refers to may differ all the same. */
  readonly surroundings: TracedSurroundings
  readonly snapshot: Snapshot
  /** The files of the template that the change touches. */
  readonly touched: readonly SnapshotFile[]
}

export interface Plan {
  readonly planned: readonly PlannedSource[]
  readonly notChecked: readonly NotChecked[]
  readonly configFor: ConfigFor
}

const EXCLUDED = { reason: 'left out by "exclude" in the configuration', notable: false } as const

/**
 * Finds the templates that a change touches.
 * @param policyIds the ids that configurations may name, asked for only when there is a configuration
 * @param fixed the configurations to go by, instead of those in the snapshot
 * @throws GateError `config` for a configuration in the snapshot that is not valid
 */
export async function collectSources(
  change: Change,
  policyIds: () => Promise<readonly string[]>,
  fixed?: ConfigFor,
): Promise<Plan> {
  const paths = [...change.touched.map((file) => file.path), ...change.removed]
  if (paths.length === 0) return { planned: [], notChecked: [], configFor: fixed ?? (() => DEFAULT_CONFIG) }
  const upward = (all: readonly string[]) => [...new Set(all.map(folderOf).flatMap(foldersUpward))]
  const nearby = await change.snapshot.listFolders(upward(paths))
  const firstConfigs = fixed ?? (await loadConfigs(change.snapshot, nearby, policyIds))
  const fed = await templatesFedBy(change, firstConfigs)
  const fedPaths = fed.map((file) => file.path)
  const listing =
    fed.length === 0 ? nearby : await change.snapshot.listFolders(upward([...paths, ...fedPaths]))
  const isSettled = fixed !== undefined || fed.length === 0
  const configFor = isSettled ? firstConfigs : await loadConfigs(change.snapshot, listing, policyIds)
  const match = (path: string) => configFor(folderOf(path)).files.match(path)

  const excluded = change.touched.filter((file) => match(file.path) === 'excluded')
  const single = [...change.touched, ...fed].filter(
    (file) => folderFramework(file.path) === undefined && match(file.path) === 'wanted',
  )
  const modules = groupByFolder(
    listing.filter((file) => folderFramework(file.path) !== undefined),
    new Set(
      [...paths, ...fedPaths]

        .filter((path) => folderFramework(path) !== undefined && match(path) === 'wanted')
        .map(folderOf),
    ),
  )
  const plan: MutablePlan = {
    planned: [],
    notChecked: excluded.map(({ path }) => ({ path, ...EXCLUDED })),
    surroundings: createSurroundings(change.snapshot, configFor),
    change,
    configFor,
  }
  await addFiles(plan, change, single, configFor)
  await addModules(plan, change, modules, configFor)
  return plan
}

interface MutablePlan {
  readonly planned: PlannedSource[]
  readonly notChecked: NotChecked[]
  readonly surroundings: () => TracedSurroundings
  readonly change: Change
  readonly configFor: ConfigFor
}

async function add(
  { planned, surroundings, change, configFor }: MutablePlan,
  bare: TemplateSource,
  files: readonly SnapshotFile[],
  config: FolderConfig,
): Promise<void> {
  const own = surroundings()
  const { texts, ids } = await readParameterFiles(bare.path, config, change.snapshot, configFor)
  const source = texts.length === 0 ? bare : { ...bare, parameterFiles: texts }
  const identity = identityOf(files, config, ids)
  const paths = new Set(files.map(({ path }) => path))
  planned.push({
    source: { ...source, surroundings: own },
    config,
    identity,
    surroundings: own,
    snapshot: change.snapshot,
    touched: change.touched.filter(({ path }) => paths.has(path) && config.files.match(path) === 'wanted'),
  })
}

/** The files of each of the folders, also of one that has none left. */
function groupByFolder(
  files: readonly SnapshotFile[],
  folders: ReadonlySet<string>,
): ReadonlyMap<string, readonly SnapshotFile[]> {
  const groups = new Map<string, SnapshotFile[]>([...folders].map((folder) => [folder, []]))
  for (const file of files) groups.get(folderOf(file.path))?.push(file)
  return groups
}

/** Files that are a template each, if they are one. */
async function addFiles(
  plan: MutablePlan,
  change: Change,
  files: readonly SnapshotFile[],
  configFor: ConfigFor,
): Promise<void> {
  for await (const [file, content] of readContents(change.snapshot, files, configFor)) {
    const config = configFor(folderOf(file.path))
    const detected = detectFramework(file.path, 'text' in content ? content.text : content.guess)
    if ('framework' in detected) {
      const { framework } = detected
      const source = { framework, path: file.path, ...partition([[file, content]]) }
      await add(plan, source, [file], config)
    } else {
      const reason = 'text' in content ? detected.notTemplate : content.reason
      const unseen = 'unseen' in content && content.unseen
      plan.notChecked.push({ path: file.path, reason, notable: detected.notable || unseen })
    }
  }
}

/** Folders that are a template each. All files of one are read, whatever the globs say. */
async function addModules(
  plan: MutablePlan,
  change: Change,
  modules: ReadonlyMap<string, readonly SnapshotFile[]>,
  configFor: ConfigFor,
): Promise<void> {
  for (const [folder, files] of modules) {
    const info = folderFramework(files[0]?.path ?? '')
    if (info === undefined) continue
    if (!files.some((file) => isNamed(file.path, info.files))) {
      // Where the .tf files are links to another folder's, for instance; links are not followed.
      const reason = `variables of ${info.name} without a ${info.files.endings[0]} file beside them`
      plan.notChecked.push(...files.map(({ path }) => ({ path, reason, notable: true })))
      continue
    }
    const contents: (readonly [SnapshotFile, FileContent])[] = []
    for await (const each of readContents(change.snapshot, files, configFor)) contents.push(each)
    const config = configFor(folder)
    const source = { framework: info.id, path: folder, ...partition(contents) }
    await add(plan, source, files, config)
  }
}

function identityOf(
  files: readonly SnapshotFile[],
  { base, config }: FolderConfig,
  parameterFiles: readonly string[],
): string {
  return JSON.stringify([base, config, parameterFiles, ...files.flatMap(({ path, id }) => [path, id])])
}

function partition(contents: readonly (readonly [SnapshotFile, FileContent])[]): {
  readonly files: readonly SourceFile[]
  readonly unreadFiles: readonly UnreadFile[]
} {
  const files: SourceFile[] = []
  const unreadFiles: UnreadFile[] = []
  for (const [{ path }, content] of contents) {
    if ('text' in content) files.push(new SourceFile(path, content.text))
    else unreadFiles.push({ path, reason: content.reason })
  }
  return { files, unreadFiles }
}
