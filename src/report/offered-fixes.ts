/** Fixes as reports show them: what can be fixed, and the diffs, without the credentials that stand near them. */
import { EditedText, type Replacement } from '../core/edited-text.ts'
import { inOrder } from '../core/edits.ts'
import type { Finding } from '../core/finding.ts'
import type { Fix, Refusal, TextEdit } from '../core/fix.ts'
import type { Report } from '../core/report.ts'
import type { Range, SourceFile } from '../core/source.ts'
import { MASK, type Secrets } from './secrets.ts'
import { unifiedDiff } from './unified-diff.ts'

/** What is known of the fix of each finding; nothing where the run did not look for it. */
export function fixesIn({ judged }: Pick<Report, 'judged'>): ReadonlyMap<Finding, Fix | Refusal> {
  return new Map(judged.flatMap(({ fixes }) => [...(fixes ?? [])]))
}

/** The report as it is without fixes. */
export function withoutFixes(report: Report): Report {
  if (report.judged.every(({ fixes }) => fixes === undefined)) return report
  return { ...report, judged: report.judged.map(({ fixes: _, ...each }) => each) }
}

/** Whether a program may be given the edits as they are: none of them writes or replaces what may be a credential. */
export function isShareable({ edits }: Fix, secrets: Secrets): boolean {
  return edits.every(
    ({ file, range, text }) => secrets.scrub(text) === text && !touches(file, range, secrets),
  )
}

/** The diff for people, credentials masked; undefined where the edits themselves are about credentials. */
export function maskedDiff(fix: Fix, secrets: Secrets): string | undefined {
  if (!isShareable(fix, secrets)) return undefined
  const diffs = editsByFile(fix).map(([file, edits]) => {
    const masks = secrets
      .within(file, { start: 0, end: file.text.length })
      .map((range) => maskOf(file, range))
    const original = new EditedText(file.text).edit(masks).text
    return unifiedDiff({ path: file.path, original, edits: shifted(edits, masks) })
  })
  return diffs
    .join('')
    .split('\n')
    .map((line) => secrets.scrub(line))
    .join('\n')
}

/** The diff for `git apply`; undefined where it would show what may be a credential. */
export function exactDiff(fix: Fix, secrets: Secrets): string | undefined {
  const exact = editsByFile(fix).map(([{ path, text }, edits]) =>
    unifiedDiff({ path, original: text, edits }),
  )
  const diff = exact.join('')
  return maskedDiff(fix, secrets) === diff ? diff : undefined
}

function touches(file: SourceFile, range: Range, secrets: Secrets): boolean {
  return secrets.within(file, range).some(({ start, end }) => start < range.end && end > range.start)
}

/** With its line feeds, so that what follows keeps its line. */
function maskOf({ text }: SourceFile, range: Range): Replacement {
  const feeds = text.slice(range.start, range.end).replace(/[^\n]/g, '')
  return { range, text: MASK + feeds }
}

/** Edits of a text as edits of the masked one; both are in order, and no edit touches a mask. */
function shifted(edits: readonly TextEdit[], masks: readonly Replacement[]): readonly Replacement[] {
  let next = 0
  let shift = 0
  return edits.map(({ range, text }) => {
    for (let mask = masks[next]; mask !== undefined && mask.range.end <= range.start; mask = masks[++next]) {
      shift += mask.text.length - (mask.range.end - mask.range.start)
    }
    return { range: { start: range.start + shift, end: range.end + shift }, text }
  })
}

/** The edits of each file, in their order. */
export function editsByFile({ edits }: Fix): readonly (readonly [SourceFile, readonly TextEdit[]])[] {
  const files = new Map<string, readonly [SourceFile, TextEdit[]]>()
  for (const edit of edits) {
    const known = files.get(edit.file.path)
    if (known === undefined) files.set(edit.file.path, [edit.file, [edit]])
    else known[1].push(edit)
  }
  return [...files.values()].map(([file, own]) => [file, inOrder(own)])
}
