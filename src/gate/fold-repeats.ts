/**
 * What several templates find at one place, because they call the same module: each fault is reported once. Done last, when
 * it is known which of them are new and which are suppressed.
 */
import { type Finding, isViolation, primaryPlace } from '../core/finding.ts'
import { templatePath } from '../core/frameworks.ts'
import type { JudgedTemplate } from '../core/report.ts'

interface Candidate {
  readonly finding: Finding
  /** Whether it is reported by the template that the place belongs to. */
  readonly atHome: boolean
}

/** Leaves out findings that another template reports better: a violation wins, then the folder that the place is in. */
export function foldRepeats(judged: readonly JudgedTemplate[]): readonly JudgedTemplate[] {
  if (judged.length < 2) return judged
  const found = bestOf(judged.flatMap(({ result }) => candidates(result.findings, result)))
  const existing = bestOf(judged.flatMap((each) => candidates(each.existing, each.result)))
  return judged.map((each) => ({
    ...each,
    result: { ...each.result, findings: each.result.findings.filter((finding) => found.has(finding)) },
    existing: each.existing.filter((finding) => existing.has(finding)),
  }))
}

function candidates(
  findings: readonly Finding[],
  { framework, path }: JudgedTemplate['result'],
): readonly Candidate[] {
  return findings.map((finding) => {
    const { file } = primaryPlace(finding)
    return { finding, atHome: templatePath(framework, file.path) === path }
  })
}

function bestOf(all: readonly Candidate[]): ReadonlySet<Finding> {
  const best = new Map<string, Candidate>()
  for (const candidate of all) {
    const key = keyOf(candidate.finding)
    const earlier = best.get(key)
    if (earlier === undefined || isBetter(candidate, earlier)) best.set(key, candidate)
  }
  return new Set([...best.values()].map(({ finding }) => finding))
}

function isBetter(candidate: Candidate, earlier: Candidate): boolean {
  const [own, other] = [isViolation(candidate.finding), isViolation(earlier.finding)]
  return own === other ? candidate.atHome && !earlier.atHome : own
}

function keyOf(finding: Finding): string {
  const { file, range } = primaryPlace(finding)
  // Two calls that hand over two bad values are two faults.
  const from = finding.labels[0].from?.at
  const written = from === undefined ? [] : [from.file.path, from.range.start, from.range.end]
  return JSON.stringify([finding.policy.id, file.path, range.start, range.end, ...written])
}
