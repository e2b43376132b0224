/** How many findings can be fixed, for the last lines of a report. */
import { compareText } from '../core/compare.ts'
import { isViolation, primaryPlace } from '../core/finding.ts'
import { blocks, type Report } from '../core/report.ts'

/** How many of the violations that block can be fixed. */
export interface FixCounts {
  readonly all: number
  readonly safe: number
  readonly unsafe: number
  /** Whether there was no time to look at every one. */
  readonly isPartial: boolean
  /** The files that the fixes are in, from the top of the repository, and those that were not looked at; sorted. */
  readonly files: readonly string[]
}

/** Undefined where the run did not look for fixes. */
export function countFixes(report: Pick<Report, 'judged'>): FixCounts | undefined {
  if (report.judged.every(({ fixes }) => fixes === undefined)) return undefined
  const answers = new Map(report.judged.flatMap(({ fixes }) => [...(fixes ?? [])]))
  const blocking = report.judged.flatMap(({ result, rules }) =>
    result.findings.filter((each) => isViolation(each) && blocks(each, rules)),
  )
  const found = blocking.map((finding) => answers.get(finding))
  const files = blocking.flatMap((finding) => {
    const answer = answers.get(finding)
    if (answer === undefined) return [primaryPlace(finding).file.path]
    return 'edits' in answer ? answer.edits.map(({ file }) => file.path) : []
  })
  const fixes = found.flatMap((answer) => (answer !== undefined && 'edits' in answer ? [answer] : []))
  const unsafe = fixes.filter((each) => each.unsafe !== undefined).length
  return {
    all: blocking.length,
    safe: fixes.length - unsafe,
    unsafe,
    isPartial: found.includes(undefined),
    files: [...new Set(files)].sort(compareText),
  }
}
