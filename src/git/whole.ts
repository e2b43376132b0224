/** Everything there is, whoever brought it. */
import type { Change, Snapshot } from '../core/snapshot.ts'

/** The change that has every file of the snapshot touched and none removed. */
export async function wholeChange(snapshot: Snapshot): Promise<Change> {
  return { snapshot, touched: await snapshot.list(), removed: [], whole: ['.'] }
}
