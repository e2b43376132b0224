/** Reports each fault once: of findings that are fixed at the same place, the one that says most stands for others. */
import { compareText } from '../core/compare.ts'
import { type Finding, isViolation, primaryPlace } from '../core/finding.ts'
import { atLeast, SEVERITIES } from '../core/policy-info.ts'
import type { Location } from '../core/source.ts'

/** Folds the findings of one template, sorted by place. */
export function dedupeFindings(findings: readonly Finding[]): readonly Finding[] {
  return groupByPlace(findings).flatMap(fold).sort(byPlace)
}

/**
 * By the primary label's place, where its value was written, and the call of the module that it is in: two rules that one
 * block makes from two elements of a variable's default are two faults, a document that two resources refer to is one.
 */
function groupByPlace(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const { at, from } = finding.labels[0]
    const places = [at, from?.at, finding.use].map((place) => (place === undefined ? '' : placeKey(place)))
    const key = [...places, finding.resource.within?.name ?? ''].join('\0')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [finding])
    else group.push(finding)
  }
  return [...groups.values()]
}

function placeKey({ file, range }: Location): string {
  return `${file.path}\0${range.start}\0${range.end}`
}

/** Leaves out what another finding of the group says better, or has said. */
function fold(group: readonly Finding[]): readonly Finding[] {
  const kept: { readonly finding: Finding; readonly also: Set<string> }[] = []
  for (const finding of [...group].sort(byWeight)) {
    const better = kept.find((each) => covers(each.finding, finding))
    if (better === undefined) kept.push({ finding, also: new Set(finding.also) })
    else if (finding.policy.id !== better.finding.policy.id && isViolation(finding)) {
      better.also.add(finding.policy.id)
    }
  }
  return kept.map(({ finding, also }) => ({ ...finding, also: [...also].sort() }))
}

/** Whether the first makes the second superfluous. A violation never gives way to less. */
function covers(finding: Finding, other: Finding): boolean {
  const saysAsMuch =
    finding.policy.id === other.policy.id || finding.policy.subsumes?.includes(other.policy.id) === true
  return saysAsMuch && atLeast(finding.severity, other.severity) && verdictRank(finding) <= verdictRank(other)
}

/** Those that may cover others come first. */
function byWeight(a: Finding, b: Finding): number {
  return (
    verdictRank(a) - verdictRank(b) ||
    bySeverity(a, b) ||
    (b.policy.subsumes?.length ?? 0) - (a.policy.subsumes?.length ?? 0)
  )
}

/** The worst first. */
function bySeverity(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity)
}

function verdictRank(finding: Finding): number {
  return isViolation(finding) ? 0 : 1
}

function byPlace(a: Finding, b: Finding): number {
  const [left, right] = [primaryPlace(a), primaryPlace(b)]
  return (
    compareText(left.file.path, right.file.path) ||
    left.range.start - right.range.start ||
    left.range.end - right.range.end ||
    bySeverity(a, b) ||
    compareText(a.policy.id, b.policy.id)
  )
}
