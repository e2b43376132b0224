/** A text under edits on top of edits, which stays known by what it was. */
import type { Range } from './source.ts'

/** Text in place of a range; an empty range inserts. */
export interface Replacement {
  readonly range: Range
  readonly text: string
}

/** Whether edits of one text can be made together: two insertions at one place have no order. */
export function areDisjoint(edits: readonly Replacement[]): boolean {
  const sorted = inOrder(edits)
  return sorted.every(({ range }, i) => {
    const before = sorted[i - 1]?.range
    return before === undefined || (range.start >= before.end && range.start > before.start)
  })
}

function inOrder(edits: readonly Replacement[]): readonly Replacement[] {
  return [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
}

/** A part of a text: a range of the original, or what was written. */
type Piece = { readonly kept: Range } | { readonly written: string }

export class EditedText {
  readonly original: string
  readonly #pieces: readonly Piece[]
  #text: string | undefined

  constructor(original: string, pieces: readonly Piece[] = [{ kept: { start: 0, end: original.length } }]) {
    this.original = original
    this.#pieces = pieces
  }

  get text(): string {
    this.#text ??= this.#pieces
      .map((piece) =>
        'kept' in piece ? this.original.slice(piece.kept.start, piece.kept.end) : piece.written,
      )
      .join('')
    return this.#text
  }

  /** The text with further edits. @param edits disjoint, in offsets of `text` */
  edit(edits: readonly Replacement[]): EditedText {
    const pieces: Piece[] = []
    let done = 0
    const take = this.#taker(pieces)
    for (const { range, text } of inOrder(edits)) {
      take(done, range.start)
      if (text !== '') pieces.push({ written: text })
      done = range.end
    }
    take(done, Number.POSITIVE_INFINITY)
    return new EditedText(this.original, pieces)
  }

  /** What differs from the original, in its offsets: in order, not touching each other. */
  edits(): readonly Replacement[] {
    const edits: Replacement[] = []
    let done = 0
    let written = ''
    const close = (start: number) => {
      if (start > done || written !== '') edits.push({ range: { start: done, end: start }, text: written })
      written = ''
    }
    for (const piece of this.#pieces) {
      if ('written' in piece) {
        written += piece.written
        continue
      }
      close(piece.kept.start)
      done = piece.kept.end
    }
    close(this.original.length)
    return edits
  }

  /** Where an offset of `text` is in the original; for what was written, where it was put. */
  originalOffset(offset: number): number {
    let at = 0
    let done = 0
    for (const piece of this.#pieces) {
      const length = lengthOf(piece)
      if ('kept' in piece) {
        if (offset < at + length) return piece.kept.start + Math.max(0, offset - at)
        done = piece.kept.end
      } else if (offset < at + length) return done
      at += length
    }
    return done
  }

  /** Copies ranges of the text, which come in order, to other pieces. */
  #taker(to: Piece[]): (start: number, end: number) => void {
    let next = 0
    let at = 0
    return (start, end) => {
      for (let piece = this.#pieces[next]; piece !== undefined && at < end; piece = this.#pieces[next]) {
        const length = lengthOf(piece)
        const part = cut(piece, Math.max(0, start - at), Math.min(length, end - at))
        if (part !== undefined) to.push(part)
        if (at + length > end) return
        at += length
        next++
      }
    }
  }
}

function lengthOf(piece: Piece): number {
  return 'kept' in piece ? piece.kept.end - piece.kept.start : piece.written.length
}

/** A part of a piece; undefined for an empty one. */
function cut(piece: Piece, start: number, end: number): Piece | undefined {
  if (start >= end) return undefined
  if ('written' in piece) return { written: piece.written.slice(start, end) }
  return { kept: { start: piece.kept.start + start, end: piece.kept.start + end } }
}
