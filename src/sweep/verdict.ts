/** From a report to what a sweep keeps of it. */
import { compareText } from '../core/compare.ts'
import { type Finding, isViolation, primaryPlace } from '../core/finding.ts'
import { identityOf } from '../core/identity.ts'
import { SEVERITIES, type Severity } from '../core/policy-info.ts'
import { outcomeOf, type Report } from '../core/report.ts'
import { type ListedFinding, listFindings } from '../report/order.ts'
import { collectSecrets, type Secrets } from '../report/secrets.ts'
import type { OwnersOf } from './codeowners.ts'
import { added, type BySeverity, NO_VIOLATIONS, type Verdict } from './line.ts'

/** A line names so many of each; the counts are of all. */
const MOST_FINDINGS = 1_000
const MOST_UNSCANNABLE = 100
const MOST_OWNERS = 1_000

/**
 * @param ownersOf undefined where the tree has no CODEOWNERS
 * @param day see `Verdict`
 */
export function verdictOf(report: Report, ownersOf: OwnersOf | undefined, day: string | null): Verdict {
  const secrets = collectSecrets(report)
  const all = listFindings(report)
  const violations = all.filter(({ finding }) => isViolation(finding))
  const unscannable = report.judged.flatMap(({ result }) => result.unscannable)
  return {
    outcome: outcomeOf(report),
    templates: report.judged.length,
    violations: countBySeverity(violations),
    blocking: all.filter(({ blocking }) => blocking).length,
    undecided: all.length - violations.length,
    suppressed: report.judged.reduce((sum, { suppressed }) => sum + suppressed.length, 0),
    unscannable: unscannable
      .slice(0, MOST_UNSCANNABLE)
      .map(({ path, reason }) => ({ path, reason: secrets.scrub(reason) })),
    unscannableCount: unscannable.length,
    policies: byPolicy(violations),
    owners: byOwner(violations, ownersOf).slice(0, MOST_OWNERS),
    findings: violations.slice(0, MOST_FINDINGS).map((each) => shortened(each, secrets)),
    day,
  }
}

function shortened({ finding, blocking }: ListedFinding, secrets: Secrets): Verdict['findings'][number] {
  const { file, range } = primaryPlace(finding)
  const { type, name } = finding.resource
  return {
    policy: finding.policy.id,
    severity: finding.severity,
    blocking,
    path: file.path,
    ...file.position(range.start),
    resource: { type, name: secrets.scrub(name) },
    identity: identityOf(finding),
  }
}

function countBySeverity(findings: readonly ListedFinding[]): BySeverity {
  const count = (severity: Severity) => findings.filter(({ finding }) => finding.severity === severity).length
  return { critical: count('critical'), high: count('high'), medium: count('medium'), low: count('low') }
}

function byPolicy(violations: readonly ListedFinding[]): Verdict['policies'] {
  const counts = new Map<string, Verdict['policies'][number]>()
  for (const { finding } of violations) {
    const { policy, severity } = finding
    const key = `${policy.id} ${severity}`
    const { count = 0 } = counts.get(key) ?? {}
    counts.set(key, { policy: policy.id, severity, count: count + 1 })
  }
  return [...counts.values()].sort(
    (a, b) =>
      SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || compareText(a.policy, b.policy),
  )
}

function byOwner(violations: readonly ListedFinding[], ownersOf: OwnersOf | undefined): Verdict['owners'] {
  const ownersAt = new Map<string, readonly string[]>()
  const found = ({ labels }: Finding): readonly string[] => {
    const { path } = labels[0].at.file
    const known = ownersAt.get(path) ?? ownersOf?.(path) ?? []
    ownersAt.set(path, known)
    return known
  }
  const counts = new Map<string | null, BySeverity>()
  for (const { finding } of violations) {
    const owners = found(finding)
    for (const owner of owners.length === 0 ? [null] : owners) {
      const one = { ...NO_VIOLATIONS, [finding.severity]: 1 }
      counts.set(owner, added(counts.get(owner) ?? NO_VIOLATIONS, one))
    }
  }
  return [...counts]
    .sort(([a], [b]) => compareText(a ?? '', b ?? ''))
    .map(([owner, each]) => ({ owner, violations: each }))
}
