/** What awaits those who pin a set of policies: in one line, what later sets find. */
import { type Finding, isViolation } from '../core/finding.ts'
import type { JudgedTemplate } from '../core/report.ts'

/** More policies are counted. */
const NAMED_POLICIES = 20

/** One line for each later set that finds something, the oldest first. */
export function notEnforcedNotes(judged: readonly JudgedTemplate[]): readonly string[] {
  const bySet = new Map<string, Finding[]>()
  for (const finding of judged.flatMap(({ notEnforced = [] }) => notEnforced).filter(isViolation)) {
    const { laterSet = '' } = finding
    const same = bySet.get(laterSet)
    if (same === undefined) bySet.set(laterSet, [finding])
    else same.push(finding)
  }
  return [...bySet].sort(([a], [b]) => (a < b ? -1 : 1)).map(([set, findings]) => noteOf(set, findings))
}

function noteOf(set: string, findings: readonly Finding[]): string {
  const policies = new Map(findings.map(({ policy }) => [policy.id, policy]))
  const ids = [...policies.keys()].sort()
  const isChanged = [...policies.values()].some(({ changedIn }) => changedIn !== undefined)
  const more = ids.length - NAMED_POLICIES
  const names = `${ids.slice(0, NAMED_POLICIES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  const many = ids.length === 1 ? '1 policy' : `${ids.length} policies`
  const found = findings.length === 1 ? '1 finding' : `${findings.length} findings`
  return `new${isChanged ? ' or stricter' : ''} in ${set}, not enforced ("policySet"): ${many} with ${found}: ${names}`
}
