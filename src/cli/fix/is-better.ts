/** Whether fixes have made a change better, and nothing in it worse. */
import { isViolation } from '../../core/finding.ts'
import type { Report } from '../../core/report.ts'

/** Fewer violations than before, and no more of anything else at any resource. */
export function isBetter(before: Report, after: Report): boolean {
  const [then, now] = [countsOf(before), countsOf(after)]
  const isWorse = [...now].some(([key, many]) => many > (then.get(key) ?? 0))
  return !isWorse && violationsOf(after) < violationsOf(before)
}

/** How many findings there are of each policy at each resource, and how many parts of each file that were not read. */
function countsOf({ judged }: Report): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const add = (...key: readonly string[]) => {
    const text = JSON.stringify(key)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  for (const { result } of judged) {
    for (const { policy, resource, verdict } of result.findings) {
      add(result.path, policy.id, verdict, resource.type, resource.name)
    }
    for (const { path } of result.unscannable) add(result.path, path)
  }
  return counts
}

function violationsOf({ judged }: Report): number {
  return judged.reduce((sum, { result }) => sum + result.findings.filter(isViolation).length, 0)
}
