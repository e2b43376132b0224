/**
 * What is found at one place in several calls of a module, of one template or of several, is one fault: it is reported
 * once, with all its resources. Done last, when it is known which of them are new and which are suppressed.
 */
import { type Finding, isViolation, primaryPlace, type Repeat } from '../core/finding.ts'
import { templatePath } from '../core/frameworks.ts'
import { atLeast } from '../core/policy-info.ts'
import type { JudgedTemplate } from '../core/report.ts'
import { sameLocation } from '../core/source.ts'

/** Folds findings of one policy at one place: a violation stands for others, then what the place's own template reports. */
export function foldRepeats(judged: readonly JudgedTemplate[]): readonly JudgedTemplate[] {
  const found = fold(judged.flatMap(({ result }) => candidates(result.findings, result)))
  const existing = fold(judged.flatMap((each) => candidates(each.existing, each.result)))
  const awaited = fold(judged.flatMap((each) => candidates(each.notEnforced ?? [], each.result)))
  return judged.map((each) => ({
    ...each,
    result: { ...each.result, findings: each.result.findings.flatMap((finding) => found.get(finding) ?? []) },
    existing: each.existing.flatMap((finding) => existing.get(finding) ?? []),
    notEnforced: (each.notEnforced ?? []).flatMap((finding) => awaited.get(finding) ?? []),
  }))
}

interface Candidate extends Repeat {
  /** Whether it is reported by the template that the place belongs to. */
  readonly atHome: boolean
}

function candidates(
  findings: readonly Finding[],
  { framework, path }: JudgedTemplate['result'],
): readonly Candidate[] {
  return findings.map((finding) => {
    const { file } = primaryPlace(finding)
    return { finding, template: path, atHome: templatePath(framework, file.path) === path }
  })
}

/** What is left, by the finding that stands for others. */
function fold(all: readonly Candidate[]): ReadonlyMap<Finding, Finding> {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of all) {
    const key = keyOf(candidate.finding)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [candidate])
    else group.push(candidate)
  }
  return new Map([...groups.values()].flatMap(foldGroup).map((each) => [each.of, each.finding]))
}

interface Folded {
  /** The finding that stands for others, as it was found. */
  readonly of: Finding
  readonly finding: Finding
}

function foldGroup(group: readonly Candidate[]): readonly Folded[] {
  if (group.length === 1) return group.map(({ finding }) => ({ of: finding, finding }))
  const kept: { readonly best: Candidate; readonly others: Candidate[] }[] = []
  for (const candidate of [...group].sort((a, b) => rankOf(a) - rankOf(b))) {
    const better = kept.find(({ best }) => atLeast(best.finding.severity, candidate.finding.severity))
    if (better === undefined) kept.push({ best: candidate, others: [] })
    else better.others.push(candidate)
  }
  return kept.map(({ best, others }) => ({ of: best.finding, finding: merge(best, others) }))
}

function merge(best: Candidate, others: readonly Candidate[]): Finding {
  const { finding } = best
  const isRepeat = (other: Candidate) =>
    other.finding.verdict === finding.verdict && !isSameResource(best, other)
  const repeats = others
    .filter(isRepeat)
    .map(({ finding: repeated, template }) => ({ finding: repeated, template }))
  if (repeats.length === 0) return finding
  const [primary, ...labels] = finding.labels
  for (const label of repeats.flatMap((repeat) => repeat.finding.labels.slice(1))) {
    if (labels.length >= MOST_LABELS) break
    if (!labels.some(({ at }) => sameLocation(at, label.at))) labels.push(label)
  }
  return { ...finding, labels: [primary, ...labels], repeats }
}

/** Reports show a few of them. */
const MOST_LABELS = 20

/** The lower the better; of equals the first. */
function rankOf({ finding, atHome }: Candidate): number {
  return (isViolation(finding) ? 0 : 2) + (atHome ? 0 : 1)
}

/** By itself and by a call it is the same block. */
function isSameResource(a: Candidate, b: Candidate): boolean {
  return a.template === b.template && a.finding.resource.name === b.finding.resource.name
}

function keyOf(finding: Finding): string {
  // Two calls that hand over two bad values are two faults, and so are two uses of one.
  const places = [primaryPlace(finding), finding.labels[0].from?.at, finding.use]
  const written = places.map((at) => (at === undefined ? null : [at.file.path, at.range.start, at.range.end]))
  return JSON.stringify([finding.policy.id, ...written])
}
