/** The inputs of templates, each of which alone would decide what is undecided. */
import { compareText } from '../core/compare.ts'
import { type Finding, isViolation } from '../core/finding.ts'
import type { Report } from '../core/report.ts'
import { inputOf } from '../core/value.ts'

/** A variable or parameter without a value. */
export interface DecidingInput {
  /** As the template names it: `var.environment`. */
  readonly input: string
  /** The path of the template. */
  readonly template: string
  /** How many undecided findings wait for it and for nothing else. */
  readonly decides: number
}

/** Those that decide most come first. */
export function decidingInputs({ judged }: Pick<Report, 'judged'>): readonly DecidingInput[] {
  return judged
    .flatMap(({ result: { path, findings } }) => {
      const counts = new Map<string, number>()
      for (const finding of findings) {
        const input = onlyInputOf(finding)
        if (input !== undefined) counts.set(input, (counts.get(input) ?? 0) + 1)
      }
      return [...counts].map(([input, decides]) => ({ input, template: path, decides }))
    })
    .sort(
      (a, b) => b.decides - a.decides || compareText(a.template, b.template) || compareText(a.input, b.input),
    )
}

/** The one input that an undecided finding waits for; undefined where there are several, or none with a name. */
function onlyInputOf(finding: Finding): string | undefined {
  if (isViolation(finding)) return undefined
  const names = new Set(finding.labels.flatMap(({ because }) => (because ? [inputOf(because)] : [])))
  const [name] = names
  return names.size === 1 ? name : undefined
}
