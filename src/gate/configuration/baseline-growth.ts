/** Findings that a change adds to the baseline: `scan --baseline` accepts them from then on. */
import { allInOrder } from '../../core/all-in-order.ts'
import type { ConfigurationChange } from '../../core/report.ts'
import type { Change, Snapshot } from '../../core/snapshot.ts'
import { type BaselineEntry, readBaseline } from '../baseline.ts'
import { BASELINE_FILE } from '../baseline-file.ts'

/** Compared with each tree that the change starts from; what one of them accepts is not new. */
export async function baselineGrowth({
  snapshot,
  touched,
  bases,
}: Change): Promise<readonly ConfigurationChange[]> {
  if (bases === undefined || !touched.some(({ path }) => path === BASELINE_FILE)) return []
  const after = countsOf(await entriesOf(snapshot))
  const before = await allInOrder(bases.map(async (base) => countsOf(await entriesOf(base))))
  let added = 0
  for (const [entry, many] of after) {
    added += Math.max(0, many - Math.max(0, ...before.map((counts) => counts.get(entry) ?? 0)))
  }
  if (added === 0) return []
  const message = `accepts ${added === 1 ? '1 more finding' : `${added} more findings`} (scan --baseline)`
  return [{ path: BASELINE_FILE, key: undefined, message, files: [] }]
}

/** One that is not valid accepts nothing: it stops the scan that reads it. */
async function entriesOf(snapshot: Snapshot): Promise<readonly BaselineEntry[]> {
  return (await readBaseline(snapshot).catch(() => undefined)) ?? []
}

function countsOf(entries: readonly BaselineEntry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { path, identity } of entries) {
    const key = JSON.stringify([path, identity])
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
