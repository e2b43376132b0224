/** The order in which reports list findings, and what each means under its template's rules. */
import { compareText } from '../core/compare.ts'
import { type Finding, isViolation, primaryPlace } from '../core/finding.ts'
import { SEVERITIES } from '../core/policy-info.ts'
import { blocks, type Report } from '../core/report.ts'

export interface ListedFinding {
  readonly finding: Finding
  readonly blocking: boolean
}

/** Every finding: violations before undecided ones, then by severity from critical to low, path, place, policy. */
export function listFindings(report: Pick<Report, 'judged'>): readonly ListedFinding[] {
  return report.judged
    .flatMap(({ result, rules }) =>
      result.findings.map((finding) => ({ finding, blocking: blocks(finding, rules) })),
    )
    .sort((a, b) => compare(a.finding, b.finding))
}

function compare(a: Finding, b: Finding): number {
  const here = primaryPlace(a)
  const there = primaryPlace(b)
  return (
    Number(isViolation(b)) - Number(isViolation(a)) ||
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    compareText(here.file.path, there.file.path) ||
    here.range.start - there.range.start ||
    compareText(a.policy.id, b.policy.id)
  )
}
