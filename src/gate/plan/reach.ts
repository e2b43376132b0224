/**
 * What a change reaches without touching it: templates that call a changed module, deploy a changed nested template or
 * read a changed file. A search over the snapshot finds candidates; what a candidate asks for decides.
 */
import { FRAMEWORKS, folderFramework } from '../../core/frameworks.ts'
import type { Lead } from '../../core/lead.ts'
import { folderOf } from '../../core/path.ts'
import type { Change, Snapshot } from '../../core/snapshot.ts'
import { leadsOf, leadWords } from '../../frameworks/leads.ts'
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

/** Undefined where nothing can be reached: all of the tree is new, or only reading all of it would tell. */
export async function findReach({
  snapshot,
  touched,
  removed,
  bases = [],
}: Change): Promise<Reach | undefined> {
  if (bases.length === 0) return undefined
  const changed = [...touched.map(({ path }) => path), ...removed]
  const leads = await findLeads(snapshot)
  if (leads === undefined) return undefined
  const own = new Set(changed)
  const candidates = [...follow(leads, changed)].filter((path) => !own.has(path))
  return { candidates, reachedBy: reachedBy(changed) }
}

const ENDINGS = [...new Set(FRAMEWORKS.flatMap(({ files }) => files.endings))]

/** Every lead of a snapshot; undefined where the snapshot can't be searched. */
export async function findLeads(snapshot: Snapshot): Promise<readonly FoundLead[] | undefined> {
  if (snapshot.search === undefined) return undefined
  const found: FoundLead[] = []
  await snapshot.search(leadWords(), ENDINGS, ({ path, line }) => {
    for (const lead of leadsOf(path, line)) found.push({ from: path, lead })
  })
  return found
}

/** The files from which leads end at one of the paths, or at a file from which they do. */
export function follow(leads: readonly FoundLead[], changed: readonly string[]): ReadonlySet<string> {
  const index = indexOf(leads)
  const found = new Set<string>()
  const modules = new Set<string>()
  let paths: readonly string[] = changed
  while (paths.length > 0) {
    const folders = new Set(paths.filter((path) => folderFramework(path) !== undefined).map(folderOf))
    const fresh = [...folders].filter((folder) => !modules.has(folder))
    for (const folder of fresh) modules.add(folder)
    const callers = [...index.to(paths), ...fresh.flatMap((folder) => index.modules.get(folder) ?? [])]
    paths = [...new Set(callers)].filter((path) => !found.has(path))
    for (const path of paths) found.add(path)
  }
  return found
}

interface LeadIndex {
  /** The files with a lead to one of some paths. */
  to(paths: readonly string[]): readonly string[]
  readonly modules: ReadonlyMap<string, readonly string[]>
}

function indexOf(leads: readonly FoundLead[]): LeadIndex {
  const files = new Map<string, string[]>()
  const modules = new Map<string, string[]>()
  const texts = new Map<string, string[]>()
  for (const { from, lead } of leads) {
    if (lead.kind === 'text') addTo(texts, lead.text, from)
    else addTo(lead.kind === 'file' ? files : modules, lead.path, from)
  }
  const to = (paths: readonly string[]) => {
    // One long text: many texts are held against many paths.
    const all = paths.join('\n')
    const held = [...texts].filter(([text]) => all.includes(text))
    return [...paths.flatMap((path) => files.get(path) ?? []), ...held.flatMap(([, from]) => from)]
  }
  return { to, modules }
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
