/** What all writers share: edits of one text, and how a writer gives up. */
import type { Range } from '../../core/source.ts'

/** Text in place of a range; an empty range inserts. */
export interface Edit {
  readonly range: Range
  readonly text: string
}

/** Why a change cannot be written, on its way to whoever asked for it. */
export class CannotWrite extends Error {}

/** Gives up, with a sentence for people. */
export function refuse(reason: string): never {
  throw new CannotWrite(reason)
}

export function insert(at: number, text: string): Edit {
  return { range: { start: at, end: at }, text }
}

export function remove(start: number, end: number): Edit {
  return { range: { start, end }, text: '' }
}

/** Whether a range holds another one, or is the same. */
export function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

export function isSame(a: Range, b: Range): boolean {
  return a.start === b.start && a.end === b.end
}

/**
 * The edits in the order of the text. Those that insert at the same place are one, in the order in which they were
 * made; what is the same twice is there once. Refuses where two overlap.
 */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const sorted = edits
    .map((edit, place) => ({ edit, place }))
    .sort(
      (a, b) =>
        a.edit.range.start - b.edit.range.start || a.edit.range.end - b.edit.range.end || a.place - b.place,
    )
    .map(({ edit }) => edit)
  const result: Edit[] = []
  for (const edit of sorted) {
    const last = result.at(-1)
    if (last === undefined || last.range.end < edit.range.start) result.push(edit)
    else if (isSame(last.range, edit.range) && last.text === edit.text && edit.range.start < edit.range.end)
      continue
    else if (last.range.end > edit.range.start) refuse('two changes of it concern the same text')
    else result.splice(-1, 1, joined(last, edit))
  }
  return result
}

/** Two edits of which the second begins where the first ends. */
function joined(first: Edit, second: Edit): Edit {
  return { range: { start: first.range.start, end: second.range.end }, text: first.text + second.text }
}
