/** From the files of a change to the templates to judge: candidates by path, templates by content. */
import { type ConfigFor, type FolderConfig, loadConfigs } from '../config/load.ts'
import { matchPath } from '../config/match.ts'
import { folderOf, foldersUpward, nameOf } from '../core/path.ts'
import type { NotJudged } from '../core/report.ts'
import type { Change, Snapshot, SnapshotFile } from '../core/snapshot.ts'
import { SourceFile } from '../core/source.ts'
import type { TemplateSource, UnreadFile } from '../core/template.ts'
import { detectFramework } from '../frameworks/detect.ts'
import { decode } from './decode.ts'

/** A template to judge, and the configuration in force for it. */
export interface PlannedSource {
  readonly source: TemplateSource
  readonly config: FolderConfig
  /** The same for the same bytes at the same paths: what is pushed on several branches is judged once. */
  readonly identity: string
}

export interface Plan {
  readonly planned: readonly PlannedSource[]
  readonly notJudged: readonly NotJudged[]
}

const EXCLUDED = { reason: 'left out by "exclude" in the configuration', notable: false } as const

/** How much of an oversized file is read to see whether it looks like a template, in bytes. */
const SAMPLE_BYTES = 65_536

/**
 * Finds the templates that a change touches.
 * @throws GateError `config` for a configuration in the snapshot that is not valid
 */
export async function collectSources(
  change: Change,
  policyIds: () => Promise<readonly string[]>,
): Promise<Plan> {
  if (change.touched.length === 0 && change.removed.length === 0) return { planned: [], notJudged: [] }
  const { snapshot } = change
  const paths = [...change.touched.map((file) => file.path), ...change.removed]
  const folders = new Set(paths.map(folderOf))
  const listing = await snapshot.listFolders([...new Set([...folders].flatMap(foldersUpward))])
  const configFor = await loadConfigs(snapshot, listing, policyIds)
  const match = (path: string) => matchPath(configFor(folderOf(path)), path)
  const wanted = (path: string): boolean => match(path) === 'wanted'

  const modules = new Set(paths.filter((path) => isTerraform(path) && wanted(path)).map(folderOf))
  const moduleFiles = listing.filter(
    (file) => isTerraform(file.path) && modules.has(folderOf(file.path)) && wanted(file.path),
  )
  const single = change.touched.filter((file) => !isTerraform(file.path) && wanted(file.path))
  const read = await readFiles(snapshot, [...single, ...moduleFiles], configFor)

  const excluded = change.touched.filter((file) => match(file.path) === 'excluded')
  const plan: Plans = { planned: [], notJudged: excluded.map(({ path }) => ({ path, ...EXCLUDED })) }
  for (const file of single) addFile(plan, file, read, configFor)
  for (const folder of modules) {
    const files = moduleFiles.filter((file) => folderOf(file.path) === folder)
    addModule(plan, folder, files, read, configFor)
  }
  return plan
}

/** Files that Terraform reads as part of their folder. */
function isTerraform(path: string): boolean {
  const name = nameOf(path)
  return name.endsWith('.tf') || name === 'terraform.tfvars' || name.endsWith('.auto.tfvars')
}

interface Plans {
  readonly planned: PlannedSource[]
  readonly notJudged: NotJudged[]
}

function addFile(
  plan: Plans,
  file: SnapshotFile,
  read: ReadonlyMap<string, ReadFile>,
  configFor: ConfigFor,
): void {
  const content = read.get(file.path)
  if (content === undefined) return
  const detected = detectFramework(file.path, 'text' in content ? content.text : content.guess)
  if (!('framework' in detected)) {
    const reason = 'text' in content ? detected.notTemplate : content.reason
    const notable = detected.notable || ('notable' in content && content.notable)
    plan.notJudged.push({ path: file.path, reason, notable })
    return
  }
  plan.planned.push({
    source: {
      framework: detected.framework,
      path: file.path,
      ...partition([file], read),
    },
    config: configFor(folderOf(file.path)),
    identity: `${file.path}\0${file.id}`,
  })
}

function addModule(
  plan: Plans,
  folder: string,
  files: readonly SnapshotFile[],
  read: ReadonlyMap<string, ReadFile>,
  configFor: ConfigFor,
): void {
  // Variable files alone configure nothing that could be judged.
  if (!files.some((file) => file.path.endsWith('.tf'))) return
  plan.planned.push({
    source: { framework: 'terraform', path: folder, ...partition(files, read) },
    config: configFor(folder),
    identity: files.map((file) => `${file.path}\0${file.id}`).join('\0'),
  })
}

function partition(
  files: readonly SnapshotFile[],
  read: ReadonlyMap<string, ReadFile>,
): { files: SourceFile[]; unread: UnreadFile[] } {
  const sources: SourceFile[] = []
  const unread: UnreadFile[] = []
  for (const { path } of files) {
    const content = read.get(path)
    if (content === undefined) continue
    if ('text' in content) sources.push(new SourceFile(path, content.text))
    else unread.push({ path, reason: content.reason })
  }
  return { files: sources, unread }
}

/** Text, or why there is none, with what can be seen of the content. */
type ReadFile =
  | { readonly text: string }
  | { readonly reason: string; readonly guess: string; readonly notable: boolean }

async function readFiles(
  snapshot: Snapshot,
  files: readonly SnapshotFile[],
  configFor: ConfigFor,
): Promise<ReadonlyMap<string, ReadFile>> {
  const read = new Map<string, ReadFile>()
  if (files.length === 0) return read
  const sizes = await snapshot.sizes(files)
  const small: SnapshotFile[] = []
  for (const [i, file] of files.entries()) {
    const limit = configFor(folderOf(file.path)).config.maxFileBytes
    const size = sizes[i] ?? 0
    if (size <= limit) small.push(file)
    else read.set(file.path, await sample(snapshot, file, size, limit))
  }
  const contents = await snapshot.read(small)
  for (const [i, file] of small.entries()) {
    const decoded = decode(contents[i] ?? new Uint8Array())
    read.set(file.path, 'text' in decoded ? decoded : { ...decoded, notable: false })
  }
  return read
}

/** An oversized file is not judged; its beginning tells whether a template is being left out. */
async function sample(
  snapshot: Snapshot,
  file: SnapshotFile,
  size: number,
  limit: number,
): Promise<ReadFile> {
  const start = await snapshot.readStart(file, SAMPLE_BYTES)
  const guess = Buffer.from(start).toString('latin1')
  return { reason: `${size} bytes, more than maxFileBytes (${limit})`, guess, notable: true }
}
