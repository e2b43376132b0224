/**
 * What a change reaches without touching it: templates that call a changed module, deploy a changed nested template or
 * read a changed file. A search over the snapshot finds candidates; what a candidate asks for decides.
 */
import { FRAMEWORKS, folderFramework } from '../../core/frameworks.ts'
import type { Lead } from '../../core/lead.ts'
import { folderOf, foldersUpward } from '../../core/path.ts'
import type { Change, Snapshot } from '../../core/snapshot.ts'
import { leadReader, leadWords } from '../../frameworks/leads.ts'
import type { Asked } from './surroundings.ts'

/** The path by which a change reaches a template that asked for something; undefined where it does not. */
export type ReachedBy = (asked: Asked) => string | undefined

export interface Reach {
  /** Files that may lead to the change, directly or by others; without those of the change itself. */
  readonly candidates: readonly string[]
  readonly reachedBy: ReachedBy
}

/** A file, and where it may lead. */
export interface FoundLead {
  readonly from: string
  readonly lead: Lead
}

/**
 * Undefined where nothing can be reached: all of the tree is to be checked. On disk, where there is no search, only folders
 * above the files are looked at.
 */
export async function findReach(change: Change): Promise<Reach | undefined> {
  const { snapshot, touched, removed, bases = [], whole = [] } = change
  if (whole.includes('.') && bases.length === 0) return undefined
  const changed = [...touched.map(({ path }) => path), ...removed]
  const leads = (await findLeads(snapshot)) ?? (await leadsAbove(snapshot, changed))
  const own = new Set(changed)
  const candidates = [...follow(leads, changed)].filter((path) => !own.has(path))
  return { candidates, reachedBy: reachedBy(changed) }
}

const ENDINGS = [...new Set(FRAMEWORKS.flatMap(({ files }) => files.endings))]

/** Every lead of a snapshot; undefined where the snapshot can't be searched. */
export async function findLeads(snapshot: Snapshot): Promise<readonly FoundLead[] | undefined> {
  if (snapshot.search === undefined) return undefined
  const found: FoundLead[] = []
  const readers = new Map<string, (line: Uint8Array) => readonly Lead[]>()
  await snapshot.search(leadWords(), ENDINGS, ({ path, line }) => {
    const known = readLeads.get(line)
    if (known?.path === path) {
      found.push(...known.leads)
      return
    }
    const reader = readers.get(path) ?? leadReader(path)
    readers.set(path, reader)
    const leads = reader(line).map((lead): FoundLead => ({ from: path, lead }))
    readLeads.set(line, { path, leads })
    found.push(...leads)
  })
  return found
}

/** Snapshots of neighboring commits hand on the same lines. */
const readLeads = new WeakMap<Uint8Array, { readonly path: string; readonly leads: readonly FoundLead[] }>()

/** Longer files above are not read for their leads. */
const MAX_BYTES = 1_048_576

/** The leads of modules in the folders above some files, which a caller often stands in. */
async function leadsAbove(snapshot: Snapshot, paths: readonly string[]): Promise<readonly FoundLead[]> {
  const own = new Set(paths)
  const folders = new Set(paths.filter((path) => folderFramework(path) !== undefined).map(folderOf))
  const above = [...new Set([...folders].flatMap((folder) => foldersUpward(folderOf(folder))))]
  const listed = above.length === 0 ? [] : await snapshot.listFolders(above)
  const files = listed.filter(({ path }) => folderFramework(path) !== undefined && !own.has(path))
  const sizes = await snapshot.sizes(files)
  const small = files.filter((_, i) => (sizes[i] ?? 0) <= MAX_BYTES)
  const contents = await snapshot.read(small)
  return small.flatMap(({ path: from }, i) => {
    const leads = linesOf(contents[i] ?? new Uint8Array()).flatMap(leadReader(from))
    return leads.map((lead): FoundLead => ({ from, lead }))
  })
}

function linesOf(content: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let start = 0; start < content.length; ) {
    const end = content.indexOf(LINE_FEED, start)
    lines.push(content.subarray(start, end === -1 ? content.length : end))
    start = end === -1 ? content.length : end + 1
  }
  return lines
}

const LINE_FEED = 0x0a

/** The files from which leads end at one of the paths, or at a file from which they do. */
export function follow(leads: readonly FoundLead[], changed: readonly string[]): ReadonlySet<string> {
  const index = indexOf(leads)
  const found = new Set<string>()
  const modules = new Set<string>()
  let open = changed.length === 0 ? [] : index.anywhere
  for (let paths = changed; paths.length > 0; ) {
    const folders = new Set(paths.filter((path) => folderFramework(path) !== undefined).map(folderOf))
    const fresh = [...folders].filter((folder) => !modules.has(folder))
    for (const folder of fresh) modules.add(folder)
    const direct = paths.flatMap((path) => index.to(path))
    const callers = [...open, ...direct, ...fresh.flatMap((folder) => index.modules.get(folder) ?? [])]
    open = []
    paths = [...new Set(callers)].filter((path) => !found.has(path))
    for (const path of paths) found.add(path)
  }
  return found
}

interface LeadIndex {
  /** The files with a lead to a path; those with one to any path are not among them. */
  to(path: string): readonly string[]
  readonly modules: ReadonlyMap<string, readonly string[]>
  readonly anywhere: readonly string[]
}

function indexOf(leads: readonly FoundLead[]): LeadIndex {
  const files = new Map<string, string[]>()
  const modules = new Map<string, string[]>()
  const ends = new Map<string, string[]>()
  for (const { from, lead } of leads) {
    if (lead.kind === 'text') addTo(ends, lead.text, from)
    else addTo(lead.kind === 'file' ? files : modules, lead.path, from)
  }
  const anywhere = ends.get('') ?? []
  ends.delete('')
  const to = (path: string) => [
    ...(files.get(path) ?? []),
    ...(ends.size === 0 ? [] : endsOf(path).flatMap((end) => ends.get(end) ?? [])),
  ]
  return { to, modules, anywhere }
}

/** What a name can end with: that of the file, and those of the folders that it is in, with their slash. */
function endsOf(path: string): readonly string[] {
  const names = path.split('/').map((name, i, all) => (i === all.length - 1 ? name : `${name}/`))
  return names.flatMap((name) => Array.from({ length: name.length }, (_, start) => name.slice(start)))
}

function addTo(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else if (known.at(-1) !== value) known.push(value)
}

function reachedBy(changed: readonly string[]): ReachedBy {
  const paths = new Set(changed)
  const parts = new Map(
    changed.filter((path) => folderFramework(path) !== undefined).map((path) => [folderOf(path), path]),
  )
  return ({ files, folders, trees }) =>
    files.find((path) => paths.has(path)) ??
    folders.flatMap((folder) => parts.get(folder) ?? [])[0] ??
    changed.find((path) => trees.some((tree) => tree === '.' || path.startsWith(`${tree}/`)))
}
