/** What a commit has that none of its bases has. */
import { folderFramework } from '../core/frameworks.ts'
import { folderOf } from '../core/path.ts'
import type { Change } from '../core/snapshot.ts'
import { commitSnapshot } from './commit-snapshot.ts'
import { type Repository, runGit } from './git.ts'
import { endsLinks, withLinkedFiles } from './linked-change.ts'
import type { ObjectSnapshot } from './listing.ts'
import type { Step } from './neighbors.ts'
import { type DiffEntry, isRemoved, isTouched, parseSections } from './raw-diff.ts'
import { wholeChange } from './whole.ts'

/** A commit, and the commits whose content is not new in it; full ids. */
export interface Comparison {
  readonly tip: string
  readonly bases: readonly string[]
}

/**
 * The change of each tip, in order. A file is touched when no base has the same content at the same path, and
 * removed when every base has it; without a base every file of the tip is touched. The files of a Terraform
 * folder are one thing: they count when no base has the folder as it is.
 */
export async function changesSince(
  repository: Repository,
  comparisons: readonly Comparison[],
): Promise<readonly Change[]> {
  const differences = await compare(repository, comparisons)
  const shared = comparisons.length > 1 ? await neighborsOf(repository, comparisons, differences) : undefined
  const changes: Change[] = []
  for (const { tip, bases } of comparisons) {
    const snapshot = shared?.(tip) ?? commitSnapshot(repository, tip)
    if (bases.length === 0) {
      changes.push(await wholeChange(snapshot))
      continue
    }
    const found = differences.get(tip) ?? []
    const entries = changedInAll(found, bases.length)
    const mayHaveLinks = async () => endsLinks(found.flat()) || (await snapshot.followed()) !== undefined
    const change = {
      snapshot,
      touched: entries.filter(isTouched).map((entry) => ({ path: entry.path, id: entry.newId })),
      removed: entries.filter(isRemoved).map((entry) => entry.path),
      bases: bases.map((base) => shared?.(base) ?? commitSnapshot(repository, base, { mayHaveLinks })),
    }
    changes.push(await withLinkedFiles(change, found))
  }
  return changes
}

/** What is shared by the snapshots of several tips; undefined where git may have to fetch for a search. */
async function neighborsOf(
  repository: Repository,
  comparisons: readonly Comparison[],
  differences: ReadonlyMap<string, readonly (readonly DiffEntry[])[]>,
): Promise<((commit: string) => ObjectSnapshot) | undefined> {
  const [{ neighbors }, { mayFetch }] = await Promise.all([
    import('./neighbors.ts'),
    import('./blob-lines.ts'),
  ])
  if (mayFetch(repository)) return undefined
  const steps = new Map<string, Step>()
  for (const { tip, bases } of comparisons) {
    const [base] = bases
    const found = differences.get(tip) ?? []
    // Of several bases, those without a difference are left out, and then it is not known which one differs.
    if (base === undefined || (bases.length > 1 && found.length < bases.length)) continue
    steps.set(tip, { base, entries: found[0] ?? [] })
  }
  return neighbors(repository, steps)
}

/** What differs between each tip and each of its bases, by tip; bases without a difference are left out. */
async function compare(
  repository: Repository,
  comparisons: readonly Comparison[],
): Promise<ReadonlyMap<string, readonly (readonly DiffEntry[])[]>> {
  // On one line, a second commit is taken as the parent of the first.
  const lines = comparisons.flatMap(({ tip, bases }) => bases.map((base) => `${tip} ${base}\n`))
  const differences = new Map<string, (readonly DiffEntry[])[]>()
  if (lines.length === 0) return differences
  const how = ['--stdin', '-r', '--raw', '-z', '--no-abbrev', '--no-renames']
  const output = await runGit(repository, ['diff-tree', ...how], { input: Buffer.from(lines.join('')) })
  for (const { name, entries } of parseSections(output)) {
    const known = differences.get(name)
    if (known === undefined) differences.set(name, [entries])
    else known.push(entries)
  }
  return differences
}

/**
 * The entries, one for each path, of everything that differs from every base.
 * @param differences from each base that differs at all
 * @param bases how many there are
 */
export function changedInAll(
  differences: readonly (readonly DiffEntry[])[],
  bases: number,
): readonly DiffEntry[] {
  const relevant = differences.map((entries) => entries.filter((each) => isTouched(each) || isRemoved(each)))
  const counts = new Map<string, number>()
  for (const entries of relevant) {
    for (const unit of new Set(entries.map(unitOf))) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  const byPath = new Map(relevant.flat().map((entry) => [entry.path, entry]))
  return [...byPath.values()].filter((entry) => counts.get(unitOf(entry)) === bases)
}

/** What is the same or not as a whole: a file, or the files that a framework reads of a folder. */
function unitOf({ path }: DiffEntry): string {
  return folderFramework(path) === undefined ? path : `${folderOf(path)}/`
}
