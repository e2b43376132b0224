/** What a change does to files by the links that lead to them. */
import { allInOrder } from '../core/all-in-order.ts'
import type { Change } from '../core/snapshot.ts'
import type { ObjectSnapshot } from './listing.ts'
import { sortByPath } from './paths.ts'
import type { DiffEntry } from './raw-diff.ts'

/** A change between trees of objects, and what git says of each base. */
export interface ObjectChange extends Change {
  readonly snapshot: ObjectSnapshot
  readonly bases: readonly ObjectSnapshot[]
}

const LINK = '120000'

/** Whether a base had a link that is not one in the tip any more; without one, and without links in the tip, it has none. */
export function endsLinks(entries: readonly DiffEntry[]): boolean {
  return entries.some(({ oldMode }) => oldMode === LINK)
}

/**
 * Adds files that the change touches or removes at paths that lead through links.
 * @param differences between the tip and each base that differs at all
 */
export async function withLinkedFiles(
  change: ObjectChange,
  differences: readonly (readonly DiffEntry[])[],
): Promise<Change & Pick<ObjectChange, 'snapshot'>> {
  const { snapshot, bases } = change
  const followed = await snapshot.followed()
  const before = await allInOrder(bases.map((base) => base.followed()))
  if (followed === undefined && before.every((each) => each === undefined)) return change
  const now = await idsOf(snapshot)
  const then = await allInOrder(bases.map(idsOf))
  const isNew = (path: string, id: string) => then.every((ids) => ids.get(path) !== id)
  const touched = (followed?.files ?? []).filter(({ path, id }) => isNew(path, id))
  const gone = before
    .flatMap((each) => each?.files ?? [])
    .filter(({ path }) => !now.has(path) && then.every((ids) => ids.has(path)))
  const links = differences.flat().filter(({ newMode, oldMode, newId, oldId }) => {
    return newMode === LINK && (oldMode !== LINK || newId !== oldId)
  })
  const removed = [...change.removed, ...gone.map(({ path }) => path)].filter((path) => !now.has(path))
  return {
    ...change,
    touched: sortByPath([...change.touched, ...touched]),
    removed: [...new Set(removed)],
    links: [...new Set(links.map(({ path }) => path))],
  }
}

async function idsOf(snapshot: ObjectSnapshot): Promise<ReadonlyMap<string, string>> {
  return new Map((await snapshot.list()).map(({ path, id }) => [path, id]))
}
