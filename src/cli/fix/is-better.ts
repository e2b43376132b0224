/** Whether fixes have made a change better, and nothing in it worse. */
import { type Finding, isViolation } from '../../core/finding.ts'
import type { Report } from '../../core/report.ts'

/** Fewer violations than before, and no more of anything at any resource. */
export function isBetter(before: Report, after: Report): boolean {
  const [then, now] = [countsOf(before), countsOf(after)]
  const isWorse = [...now.counts].some(([key, many]) => many > (then.counts.get(key) ?? 0))
  return !isWorse && now.violations < then.violations
}

interface Counts {
  /** How many findings there are of each policy at each resource, and how many parts of each file that were not read. */
  readonly counts: ReadonlyMap<string, number>
  readonly violations: number
}

function countsOf({ judged }: Report): Counts {
  const counts = new Map<string, number>()
  let violations = 0
  const add = (...key: readonly string[]) => {
    const text = JSON.stringify(key)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  for (const { result } of judged) {
    for (const finding of result.findings.flatMap(withRepeats)) {
      const { policy, resource, verdict, also } = finding
      // What a finding stands for comes to light when it is fixed.
      for (const id of [policy.id, ...also]) add(id, verdict, resource.type, resource.name)
      if (isViolation(finding)) violations += 1 + also.length
    }
    for (const { path } of result.unscannable) add(result.path, path)
  }
  return { counts, violations }
}

function withRepeats(finding: Finding): readonly Finding[] {
  return [finding, ...(finding.repeats ?? []).map((repeat) => repeat.finding)]
}
