/** The order in which reports list findings, and what each means under its template's rules. */
import type { Finding } from '../core/finding.ts'
import { SEVERITIES } from '../core/policy-info.ts'
import { blocks, type Report } from '../core/report.ts'
import type { Location } from '../core/source.ts'

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

/** Where a finding points: its primary label, or the resource where there is none. */
export function placeOfFinding(finding: Finding): Location {
  return finding.labels[0]?.at ?? finding.resource.head
}

function compare(a: Finding, b: Finding): number {
  const here = placeOfFinding(a)
  const there = placeOfFinding(b)
  return (
    Number(a.verdict === 'undecided') - Number(b.verdict === 'undecided') ||
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    compareText(here.file.path, there.file.path) ||
    here.range.start - there.range.start ||
    compareText(a.policy.id, b.policy.id)
  )
}

/** By UTF-16 units: the same on every machine, whatever its locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
