/**
 * A template that another one uses (a Terraform module, a nested stack, a linked deployment) is judged twice where a
 * change touches both: by itself, with its defaults, and as it is used. Each fault is reported once.
 */
import { type Finding, isViolation, primaryPlace } from '../../core/finding.ts'
import { templatePath } from '../../core/frameworks.ts'
import type { TemplateResult } from '../../core/report.ts'

interface Candidate {
  readonly finding: Finding
  /** Whether it is reported by the template that the place belongs to. */
  readonly atHome: boolean
}

/** Leaves out findings that another template reports better: a violation wins, then the folder that the place is in. */
export function foldModules<T extends { readonly result: TemplateResult }>(
  templates: readonly T[],
): readonly T[] {
  if (templates.length < 2) return templates
  const best = new Map<string, Candidate>()
  for (const { result } of templates) {
    for (const finding of result.findings) {
      const candidate = { finding, atHome: isAtHome(finding, result) }
      const key = keyOf(finding)
      const earlier = best.get(key)
      if (earlier === undefined || isBetter(candidate, earlier)) best.set(key, candidate)
    }
  }
  return templates.map((template) => {
    const { result } = template
    const findings = result.findings.filter((finding) => {
      const isElsewhere = !isAtHome(finding, result)
      const winner = best.get(keyOf(finding))?.finding
      // Within its own files a weaker finding gives way to what a call makes of it, and to nothing else.
      return winner === finding || (!isElsewhere && winner?.verdict === finding.verdict)
    })
    return { ...template, result: { ...result, findings } }
  })
}

/** Whether the place is in the template's own file or folder. */
function isAtHome(finding: Finding, { framework, path }: TemplateResult): boolean {
  const { file } = primaryPlace(finding)
  return templatePath(framework, file.path) === path
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
