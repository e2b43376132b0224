/** Why templates are in the report that the change does not touch. */
import type { JudgedTemplate, NotChecked } from '../core/report.ts'
import { gapsToNotChecked } from './evaluate/evaluate.ts'

/** More lines explain nothing. */
const MOST = 10

/** A line for each template in which the change brings something without touching it. */
export function reachedNotes(judged: readonly JudgedTemplate[]): readonly string[] {
  const notes = judged.flatMap(({ result, reachedThrough }) =>
    reachedThrough !== undefined && result.findings.length + result.unscannable.length > 0
      ? [`${result.path} is not part of the change, which reaches it through ${reachedThrough}`]
      : [],
  )
  const more = notes.length - MOST
  return more <= 0 ? notes : [...notes.slice(0, MOST), `the change reaches ${more} more templates`]
}

/** Parts of such templates that the change makes unread: a folder of a module that it removes, for instance. */
export function reachedGaps(judged: readonly JudgedTemplate[]): readonly NotChecked[] {
  const reached = judged.filter(({ reachedThrough }) => reachedThrough !== undefined)
  const gaps = reached.flatMap(({ result }) => result.gaps ?? [])
  return gapsToNotChecked(gaps.filter(({ notable }) => notable))
}
