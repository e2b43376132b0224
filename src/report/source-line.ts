/** One line of a template as a frame shows it: cut to a width, tabs expanded, credentials masked, all escaped. */
import type { Range, SourceFile } from '../core/source.ts'
import { MASK, type Secrets } from './secrets.ts'
import { escapeText } from './terminal.ts'
import { displayWidth } from './width.ts'

const TAB_WIDTH = 4
const CUT = '…'

export interface SourceLine {
  /** Printable, with `…` where it is cut. */
  readonly text: string
  /** What of the file is visible. */
  readonly shown: Range
  /** The zero-based columns that a range of this line takes in `text`; at least one column wide. */
  columnsOf(range: Range): Range
  /** The part of `text`, in UTF-16 units, that shows a range of this line; empty for an empty one. */
  charactersOf(range: Range): Range
}

/**
 * Shows what fits in `width` columns (20 or more) of a line, around the offset `focus`. The work depends on the
 * width and never on the line's length: minified templates have lines of many megabytes.
 */
export function showLine(
  file: SourceFile,
  line: Range,
  focus: number,
  width: number,
  secrets: Secrets,
): SourceLine {
  const target = clamp(focus, line)
  // Combining marks take no column, so columns alone would not bound the work.
  const reach = width * 3
  const near = { start: Math.max(line.start, target - reach), end: Math.min(line.end, target + reach) }
  const strip: Strip = { text: file.text, line, near, masks: secrets.within(file, near) }
  const shown = visiblePart(strip, snapBack(strip, target), width)
  const before = shown.start > line.start ? CUT : ''
  const after = shown.end < line.end ? CUT : ''
  const upTo = (offset: number): string => print(strip, { start: shown.start, end: offset })
  const columnAt = (offset: number): number => before.length + displayWidth(upTo(offset))
  const visible = (range: Range): Range => ({
    start: snapBack(strip, clamp(range.start, shown)),
    end: snapForward(strip, clamp(range.end, shown)),
  })
  return {
    text: `${before}${print(strip, shown)}${after}`,
    shown,
    columnsOf(range) {
      const { start: from, end: to } = visible(range)
      const start = columnAt(from)
      return { start, end: Math.max(columnAt(to), start + 1) }
    },
    charactersOf(range) {
      const { start, end } = visible(range)
      return { start: before.length + upTo(start).length, end: before.length + upTo(end).length }
    },
  }
}

/** A line and what must not be seen of it. The masks are known in `near`; nothing else is looked at. */
interface Strip {
  readonly text: string
  readonly line: Range
  readonly near: Range
  readonly masks: readonly Range[]
}

function clamp(offset: number, { start, end }: Range): number {
  return Math.max(start, Math.min(offset, end))
}

/** The part of the line to show so that `focus` is visible. */
function visiblePart(strip: Strip, focus: number, width: number): Range {
  const { line, near } = strip
  if (near.start === line.start && walkForward(strip, line.start, width) === line.end) return line
  const start = walkBack(strip, focus, Math.floor(width / 3))
  if (start === line.start) return { start, end: walkForward(strip, start, width - CUT.length) }
  const end = walkForward(strip, start, width - 2 * CUT.length)
  if (end === line.end) return { start: walkBack(strip, end, width - CUT.length), end }
  return { start, end }
}

function walkForward(strip: Strip, from: number, width: number): number {
  let left = width
  let offset = from
  while (offset < strip.near.end) {
    const next = pieceAfter(strip, offset)
    left -= pieceWidth(strip, offset, next)
    if (left < 0) break
    offset = next
  }
  return offset
}

function walkBack(strip: Strip, from: number, width: number): number {
  let left = width
  let offset = from
  while (offset > strip.near.start) {
    const next = pieceBefore(strip, offset)
    left -= pieceWidth(strip, next, offset)
    if (left < 0) break
    offset = next
  }
  return offset
}

/** Where the character or masked part that starts at `offset` ends. */
function pieceAfter(strip: Strip, offset: number): number {
  return snapForward(strip, offset + 1)
}

function pieceBefore(strip: Strip, offset: number): number {
  return snapBack(strip, offset - 1)
}

function pieceWidth(strip: Strip, start: number, end: number): number {
  if (strip.masks.some((mask) => mask.start <= start && start < mask.end)) return MASK.length
  const character = strip.text.slice(start, end)
  return character === '\t' ? TAB_WIDTH : displayWidth(escapeText(character))
}

/** The offset, or the start of what it lies inside of: a masked part, a surrogate pair. */
function snapBack(strip: Strip, offset: number): number {
  const mask = maskAround(strip, offset)
  if (mask !== undefined) return Math.max(mask.start, strip.line.start)
  return splitsPair(strip.text, offset) ? offset - 1 : offset
}

function snapForward(strip: Strip, offset: number): number {
  const mask = maskAround(strip, offset)
  if (mask !== undefined) return Math.min(mask.end, strip.line.end)
  return splitsPair(strip.text, offset) ? offset + 1 : offset
}

function maskAround(strip: Strip, offset: number): Range | undefined {
  return strip.masks.find((mask) => mask.start < offset && offset < mask.end)
}

function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

/** What to print for a range that starts and ends between pieces. */
function print(strip: Strip, { start, end }: Range): string {
  if (start >= end) return ''
  let printed = ''
  let offset = start
  for (const mask of strip.masks) {
    if (mask.end <= offset || mask.start >= end) continue
    printed = append(printed, strip.text.slice(offset, Math.max(offset, mask.start))) + MASK
    offset = Math.min(mask.end, end)
  }
  return append(printed, strip.text.slice(offset, end))
}

/** Text after text, tabs expanded to the stops that they reach there. */
function append(printed: string, text: string): string {
  const [first = '', ...others] = text.split('\t')
  return others.reduce((before, part) => {
    const gap = TAB_WIDTH - (displayWidth(before) % TAB_WIDTH)
    return before + ' '.repeat(gap) + escapeText(part)
  }, printed + escapeText(first))
}
