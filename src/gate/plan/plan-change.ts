/** From the files of a change to the templates to evaluate: candidates by path, templates by content. */
import {
  type ConfigContext,
  type ConfigFor,
  DEFAULT_CONFIG,
  type FolderConfig,
  loadConfigs,
} from '../../config/load.ts'
import { fixtureOf, mayBeFixture, POLICY_FOLDER } from '../../config/policy-files.ts'
import type { ConfiguredChange } from '../../config/replaced.ts'
import { allInOrder } from '../../core/all-in-order.ts'
import { frameworkByPath, frameworkInfo } from '../../core/frameworks.ts'
import { folderOf, foldersUpward } from '../../core/path.ts'
import type { NotChecked } from '../../core/report.ts'
import type { Change, SnapshotFile } from '../../core/snapshot.ts'
import { SourceFile, type UnreadFile } from '../../core/source.ts'
import type { TemplateSource } from '../../core/template.ts'
import { type Detected, detectFramework, detectUnread } from '../../frameworks/detect.ts'
import type { PlannedTemplate } from '../stages.ts'
import { readParameterFiles, templatesFedBy } from './parameter-files.ts'
import { findReach, type Reach, type ReachedBy } from './reach.ts'
import { type FileContent, readContents, type UnreadContent } from './read-contents.ts'
import { createSurroundings, type TracedSurroundings } from './surroundings.ts'
import { groupByFolder, isPart, templateFolder } from './template-folders.ts'
import { unfollowedLinks, unfollowedParts } from './unfollowed-links.ts'

/** What a change asks the gate to evaluate. */
export interface ChangePlan extends ConfiguredChange {
  readonly templates: readonly PlannedTemplate[]
  /** Files of the change that are excluded, or look like templates and are not. */
  readonly notChecked: readonly NotChecked[]
}

const EXCLUDED = { reason: 'excluded by "exclude" in the configuration', notable: false } as const

/**
 * Finds the templates that a change touches.
 * @param context what loading configurations takes
 * @param fixed the configurations to go by, instead of those in the snapshot
 * @throws GateError `config` for a configuration in the snapshot that is not valid
 */
export async function planChange(
  change: Change,
  context: ConfigContext,
  fixed?: ConfigFor,
): Promise<ChangePlan> {
  const paths = [...change.touched.map((file) => file.path), ...change.removed, ...(change.links ?? [])]
  if (paths.length === 0) {
    return { change, configFor: fixed ?? (() => DEFAULT_CONFIG), context, templates: [], notChecked: [] }
  }
  const { configFor, fed, listing, reach } = await readConfigs(change, paths, context, fixed)
  const fixtures = await policyFixtures(paths, configFor, listing)
  const match = (path: string) => (fixtures.has(path) ? 'none' : configFor(folderOf(path)).files.match(path))
  const draft: Draft = {
    change,
    configFor,
    context,
    templates: [],
    notChecked: [
      ...change.touched
        .filter((file) => match(file.path) === 'excluded')
        .map(({ path }) => ({ path, ...EXCLUDED })),
      ...[...fixtures].map(untested),
      ...(await unfollowedLinks(change, configFor)),
    ],
    surroundings: createSurroundings(change.snapshot, configFor),
    touched: new Map(change.touched.map((file) => [file.path, file])),
  }
  const isWanted = (path: string) => match(path) === 'wanted'
  const single = [...change.touched, ...fed].filter(({ path }) => !isPart(path) && isWanted(path))
  const folders = [...paths, ...fed.map(({ path }) => path)]
    .filter((path) => isPart(path) && isWanted(path))
    .map(folderOf)
  await addFiles(draft, single)
  await addFolders(draft, groupByFolder(listing, new Set(folders)))
  if (reach === undefined) return draft
  const taken = new Set([...single.map(({ path }) => path), ...folders])
  const candidates = reach.candidates.filter(({ path }) => !taken.has(isPart(path) ? folderOf(path) : path))
  return addReached(draft, { ...reach, candidates: candidates.filter(({ path }) => isWanted(path)) })
}

/** Elsewhere than in the folder of policies, a template that is called like a test may be one that is deployed. */
function untested(path: string): NotChecked {
  return {
    path,
    reason: 'a test of one of your policies',
    notable: !path.startsWith(`${POLICY_FOLDER}/`),
  }
}

/**
 * The tests beside policies that the change brings: they are violated on purpose. Terraform reads one together with the
 * other files of its folder, so where there are any, it is checked with them.
 */
async function policyFixtures(
  paths: readonly string[],
  configFor: ConfigFor,
  listing: readonly SnapshotFile[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const path of paths) {
    const { policyFiles } = configFor(folderOf(path))
    if (policyFiles === undefined || !mayBeFixture(path, policyFiles)) continue
    const { ownPolicies } = await import('../own-policies.ts')
    const { ids } = await ownPolicies(policyFiles)
    if (ids.includes(fixtureOf(path)?.id ?? '') && !isPartOfOthers(path, listing)) found.add(path)
  }
  return found
}

function isPartOfOthers(path: string, listing: readonly SnapshotFile[]): boolean {
  if (!isPart(path)) return false
  const folder = folderOf(path)
  return listing.some((file) => folderOf(file.path) === folder && isPart(file.path) && !fixtureOf(file.path))
}

interface Draft extends ChangePlan {
  readonly templates: PlannedTemplate[]
  readonly notChecked: NotChecked[]
  readonly surroundings: () => TracedSurroundings
  /** The files that the change touches, by path. */
  readonly touched: ReadonlyMap<string, SnapshotFile>
  /** Set where the templates are such that the change may reach without touching them. */
  readonly reachedBy?: ReachedBy
}

/** Adds templates that the change may reach. What is wrong with other files that were found is nothing of this change. */
async function addReached(
  draft: Draft,
  { candidates, listing, reachedBy }: ReachedFiles,
): Promise<ChangePlan> {
  const reached: Draft = { ...draft, templates: [], notChecked: [], reachedBy }
  await addFiles(
    reached,
    candidates.filter(({ path }) => !isPart(path)),
  )
  const folders = new Set(candidates.filter(({ path }) => isPart(path)).map(({ path }) => folderOf(path)))
  await addFolders(reached, groupByFolder(listing, folders))
  return { ...draft, templates: [...draft.templates, ...reached.templates] }
}

/** Files from which a change may be reached, and all files near them. */
interface ReachedFiles extends Pick<Reach, 'reachedBy'> {
  readonly candidates: readonly SnapshotFile[]
  readonly listing: readonly SnapshotFile[]
}

interface Surveyed {
  readonly configFor: ConfigFor
  /** The templates whose parameters the change touches. */
  readonly fed: readonly SnapshotFile[]
  /** Every file near the change. */
  readonly listing: readonly SnapshotFile[]
  readonly reach: ReachedFiles | undefined
}

/** Reads the configurations in force, and finds what the change concerns beside its own files. */
async function readConfigs(
  change: Change,
  paths: readonly string[],
  context: ConfigContext,
  fixed: ConfigFor | undefined,
): Promise<Surveyed> {
  const { snapshot } = change
  const upward = (all: readonly string[]) => [...new Set(all.map(folderOf).flatMap(foldersUpward))]
  const load = async (files: readonly SnapshotFile[]) =>
    fixed ?? (await loadConfigs(snapshot, files, context))
  const folders = upward(paths)
  // Policies are asked for together with these, which takes no longer; most are not near the change.
  const nearby = (await snapshot.listFolders(folders, fixed === undefined ? [POLICY_FOLDER] : [])).filter(
    ({ path }) => !path.startsWith(`${POLICY_FOLDER}/`) || folders.includes(folderOf(path)),
  )
  const configFor = await load(nearby)
  const [fed, found] = await allInOrder([
    templatesFedBy(change, configFor),
    // A base holds what the change itself reaches.
    fixed === undefined ? findReach(change) : undefined,
  ])
  const others = [...fed.map(({ path }) => path), ...(found?.candidates ?? [])]
  if (others.length === 0) return { configFor, fed, listing: nearby, reach: undefined }
  const listing = await snapshot.listFolders(upward([...paths, ...others]))
  const candidates = new Set(found?.candidates)
  const files = listing.filter(({ path }) => candidates.has(path))
  const reach = found && { candidates: files, listing, reachedBy: found.reachedBy }
  return { configFor: await load(listing), fed, listing, reach }
}

async function add(
  { templates, surroundings, touched, change, configFor, reachedBy }: Draft,
  bare: TemplateSource,
  files: readonly SnapshotFile[],
): Promise<void> {
  const config = configOf(bare, configFor)
  const own = surroundings()
  const { texts, ids } = await readParameterFiles(bare.path, config, change.snapshot, configFor)
  const source = texts.length === 0 ? bare : { ...bare, parameterFiles: texts }
  templates.push({
    source: { ...source, surroundings: own },
    config,
    identity: identityOf(files, config, [
      bare.path,
      String(reachedBy !== undefined),
      ...ids,
      ...(bare.unreadFiles ?? []).flatMap(({ path, reason }) => [path, reason]),
    ]),
    surroundings: own,
    snapshot: change.snapshot,
    touched: files.flatMap(({ path }) => {
      const file = config.files.match(path) === 'wanted' ? touched.get(path) : undefined
      return file ?? []
    }),
    ...(reachedBy === undefined ? {} : { reachedBy }),
  })
}

function configOf({ framework, path }: TemplateSource, configFor: ConfigFor): FolderConfig {
  return configFor(frameworkInfo(framework).isFolder ? path : folderOf(path))
}

/** Files that are a template each, if they are one. */
async function addFiles(draft: Draft, files: readonly SnapshotFile[]): Promise<void> {
  const { change, configFor, notChecked } = draft
  for await (const [file, content] of readContents(change.snapshot, files, configFor)) {
    const { path } = file
    const detected = 'text' in content ? detectFramework(path, content.text) : detectContent(path, content)
    if ('framework' in detected) {
      await add(draft, { framework: detected.framework, path, ...partition([[file, content]]) }, [file])
    } else notChecked.push({ path, reason: detected.notTemplate, notable: detected.notable })
  }
}

/** What no template is larger than, in bytes: https://learn.microsoft.com/azure/azure-resource-manager/template-best-practices */
const LARGEST_TEMPLATE = 4_194_304

/** What a file is that can't be read. One that hides what it holds is taken for a template, unless it is too large for one. */
function detectContent(path: string, { reason, cause, guesses, unseen, size }: UnreadContent): Detected {
  const isSealed = cause === 'lfs' || cause === 'encrypted'
  const framework = isSealed && size <= LARGEST_TEMPLATE ? frameworkByPath(path) : undefined
  if (framework !== undefined) return { framework }
  const detected = detectUnread(path, guesses)
  if ('framework' in detected) return detected
  if (!detected.notable && !unseen) return { notTemplate: reason, notable: isSealed }
  const what = detected.notable ? detected.notTemplate : 'it may be a template'
  return { notTemplate: `${reason}; ${what}`, notable: true }
}

/** Folders that are a template each. All files of one are read, whatever the globs say. */
async function addFolders(
  draft: Draft,
  folders: ReadonlyMap<string, readonly SnapshotFile[]>,
): Promise<void> {
  const { change, configFor } = draft
  const links = await unfollowedParts(change.snapshot, folders.keys())
  const templates = [...folders].flatMap(
    ([path, files]) => templateFolder(path, files, links.get(path) ?? [], draft.notChecked) ?? [],
  )
  // Together: most folders have few files, and each batch waits for the disk or for git.
  const all = templates.flatMap(({ files }) => files)
  const contents = readContents(change.snapshot, all, configFor)
  for (const { path, framework, files, unfollowed } of templates) {
    const { files: read, unreadFiles } = partition(await take(contents, files.length))
    const source = { framework, path, files: read, unreadFiles: [...unreadFiles, ...unfollowed] }
    await add(draft, source, files)
  }
}

/** The next so many. */
async function take<T>(from: AsyncGenerator<T>, count: number): Promise<readonly T[]> {
  const taken: T[] = []
  while (taken.length < count) {
    const { done, value } = await from.next()
    if (done === true) break
    taken.push(value)
  }
  return taken
}

function identityOf(
  files: readonly SnapshotFile[],
  { base, config, policyFiles }: FolderConfig,
  others: readonly string[],
): string {
  const own = policyFiles?.files.flatMap(({ path, id }) => [path, id])
  return JSON.stringify([base, config, own, others, ...files.flatMap(({ path, id }) => [path, id])])
}

function partition(contents: readonly (readonly [SnapshotFile, FileContent])[]): {
  readonly files: readonly SourceFile[]
  readonly unreadFiles: readonly UnreadFile[]
} {
  const files: SourceFile[] = []
  const unreadFiles: UnreadFile[] = []
  for (const [{ path }, content] of contents) {
    if ('text' in content) files.push(new SourceFile(path, content.text))
    else unreadFiles.push({ path, reason: content.reason, cause: content.cause })
  }
  return { files, unreadFiles }
}
