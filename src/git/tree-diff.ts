/** What a commit has that none of its bases has. */
import type { Change } from '../core/snapshot.ts'
import { commitSnapshot } from './commit-snapshot.ts'
import { type Repository, runGit } from './git.ts'
import { type DiffEntry, isRemoved, isTouched, parseSections } from './raw-diff.ts'
import { wholeChange } from './whole.ts'

/** A commit, and the commits whose content is not new in it; full ids. */
export interface Comparison {
  readonly tip: string
  readonly bases: readonly string[]
}

/**
 * The change of each tip, in order. A file is touched when no base has the same content at the same path, and
 * removed when every base has it; without a base every file of the tip is touched.
 */
export async function changesSince(
  repository: Repository,
  comparisons: readonly Comparison[],
): Promise<readonly Change[]> {
  const differences = await compare(repository, comparisons)
  const changes: Change[] = []
  for (const { tip, bases } of comparisons) {
    const snapshot = commitSnapshot(repository, tip)
    if (bases.length === 0) {
      changes.push(await wholeChange(snapshot))
      continue
    }
    const entries = differences.get(tip) ?? []
    const touched = inAll(entries.filter(isTouched), bases.length)
    const removed = inAll(entries.filter(isRemoved), bases.length)
    changes.push({
      snapshot,
      touched: touched.map((entry) => ({ path: entry.path, id: entry.newId })),
      removed: removed.map((entry) => entry.path),
    })
  }
  return changes
}

/** Every entry of each tip against each of its bases, by tip. */
async function compare(
  repository: Repository,
  comparisons: readonly Comparison[],
): Promise<ReadonlyMap<string, readonly DiffEntry[]>> {
  // On one line, a second commit is taken as the parent of the first.
  const lines = comparisons.flatMap(({ tip, bases }) => bases.map((base) => `${tip} ${base}\n`))
  const entries = new Map<string, DiffEntry[]>()
  if (lines.length === 0) return entries
  const how = ['--stdin', '-r', '--raw', '-z', '--no-abbrev', '--no-renames']
  const output = await runGit(repository, ['diff-tree', ...how], { input: Buffer.from(lines.join('')) })
  for (const section of parseSections(output)) {
    const known = entries.get(section.name)
    if (known === undefined) entries.set(section.name, [...section.entries])
    else for (const entry of section.entries) known.push(entry)
  }
  return entries
}

/** One entry for each path that the comparisons with all bases name. */
function inAll(entries: readonly DiffEntry[], bases: number): readonly DiffEntry[] {
  if (bases === 1) return entries
  const counts = new Map<string, number>()
  return entries.filter(({ path }) => {
    const count = (counts.get(path) ?? 0) + 1
    counts.set(path, count)
    return count === bases
  })
}
