/**
 * What stands in brackets, member by member: objects and lists of JSON and HCL, and of YAML in flow style. Members are
 * added as the others are laid out.
 */
import type { Range } from '../../core/source.ts'
import { type Edit, insert } from './draft.ts'
import { deeper, hasLineEnd, indentAt, isFirstOnLine, type Layout, lineEnd } from './style.ts'

export interface Bracketed {
  readonly text: string
  /** With the brackets. */
  readonly range: Range
  /** Whole members, in the order of the text. */
  readonly items: readonly Range[]
  /** The comments of the text, in order. */
  readonly comments: readonly Range[]
  /** The layout of the line that it begins on; `indent` is not set where it should stay on one line. */
  readonly layout: Layout
  /** Whether line ends separate members too, as in HCL's objects. */
  readonly takesLines?: true
  /** What separates members on one line, where there are none to see; a comma and a blank by default. */
  readonly between?: string
  /** The blanks between the brackets and members of one line, where there are none to see. */
  readonly padding?: string
}

/** A new member. */
export interface Addition {
  /** The member that it stands after; -1 for the beginning. */
  readonly after: number
  readonly write: (layout: Layout) => string
  /** Whether a blank line stands before it, where members begin lines. */
  readonly isApart?: boolean
}

/** How the members of a list are laid out. */
interface Arrangement {
  /** Of new members, and whether each begins a line. */
  readonly layout: Layout
  readonly isOnLines: boolean
  /** What separates members on one line. */
  readonly between: string
  readonly comma: 'after' | 'before' | 'none'
}

/** The edits that add members; those that stand after the same one in the order in which they are given. */
export function addMembers(list: Bracketed, additions: readonly Addition[]): readonly Edit[] {
  if (additions.length === 0) return []
  if (list.items.length === 0) return [fill(list, additions)]
  const arrangement = arrangementOf(list)
  const places = [...new Set(additions.map(({ after }) => after))]
  return places.flatMap((after) => {
    const own = additions.filter((each) => each.after === after)
    const written = own.map(({ write }) => write(arrangement.layout))
    if (after < 0) return addFirst(list, arrangement, written)
    const isApart = own.some((each) => each.isApart)
    return addAfter(list, arrangement, after, written, isApart)
  })
}

/** The members of an empty list. */
function fill(
  { range, comments, layout, padding = '', between = ', ', takesLines }: Bracketed,
  additions: readonly Addition[],
): Edit {
  const { newline, unit, indent } = layout
  const isOnLines = indent !== undefined
  const written = additions.map(({ write }) =>
    write(isOnLines ? { newline, unit, indent: indent + unit } : layout),
  )
  const within = { start: range.start + 1, end: range.end - 1 }
  const last = comments.findLast((each) => within.start <= each.start && each.end <= within.end)
  const start = last?.end ?? within.start
  if (!isOnLines && last === undefined) {
    return { range: { start, end: within.end }, text: padding + written.join(between) + padding }
  }
  const lines = written.join((takesLines ? '' : ',') + newline + (indent ?? '') + unit)
  return {
    range: { start, end: within.end },
    text: `${newline}${indent ?? ''}${unit}${lines}${newline}${indent ?? ''}`,
  }
}

function arrangementOf(list: Bracketed): Arrangement {
  const { text, range, items, layout } = list
  const [first = range] = items
  const last = items.at(-1) ?? first
  const isOnLines =
    hasLineEnd(text, range.start, first.start) &&
    isFirstOnLine(text, last.start - commaBefore(list, items.length - 1))
  const { newline } = layout
  const outer = indentAt(text, range.start)
  if (isOnLines) {
    const indent = indentAt(text, last.start)
    const unit = deeper(indent, outer) ?? layout.unit
    return { layout: { newline, unit, indent }, isOnLines, between: ', ', comma: commaStyle(list) }
  }
  const isSpread = hasLineEnd(text, range.start, range.end)
  const indent = isSpread ? indentAt(text, last.start) : undefined
  return {
    layout: { newline, unit: layout.unit, indent },
    isOnLines,
    between: betweenOf(list),
    comma: 'after',
  }
}

/** How far a comma that begins the line of a member stands before it; 0 where none does. */
export function commaBefore({ text, items }: Bracketed, place: number): number {
  const item = items[place]
  const before = items[place - 1]
  if (item === undefined || before === undefined) return 0
  const leading = /\n[ \t]*(,[ \t]*)$/.exec(text.slice(before.end, item.start))
  return leading?.[1]?.length ?? 0
}

function commaStyle(list: Bracketed): Arrangement['comma'] {
  const { items, takesLines } = list
  if (items.length > 1 && commaBefore(list, items.length - 1) > 0) return 'before'
  const hasComma = items.some((_, place) => commaAfter(list, place) !== undefined)
  return takesLines && !hasComma ? 'none' : 'after'
}

function betweenOf({ text, items: [first, second], between = ', ' }: Bracketed): string {
  const seen = first === undefined || second === undefined ? '' : text.slice(first.end, second.start)
  return /^,[ \t]*$/.test(seen) ? seen : between
}

/** The comma after a member, outside of comments. */
export function commaAfter({ text, range, items, comments }: Bracketed, place: number): number | undefined {
  const item = items[place]
  if (item === undefined) return undefined
  const end = items[place + 1]?.start ?? range.end - 1
  for (let at = item.end; at < end; at++) {
    if (text[at] === ',' && !isInComment(comments, at)) return at
  }
  return undefined
}

/** Whether an offset lies in a comment, of those that are in order. */
function isInComment(comments: readonly Range[], at: number): boolean {
  let low = 0
  let high = comments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((comments[middle]?.end ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return (comments[low]?.start ?? Number.POSITIVE_INFINITY) <= at
}

/** Where a member ends with its comma and the comments that follow it on its line. */
export function endOf(list: Bracketed, place: number): number {
  const { text, items, comments } = list
  const item = items[place]
  if (item === undefined) return list.range.start + 1
  const comma = commaAfter(list, place)
  const line = lineEnd(text, item.end)
  let end = comma !== undefined && comma < line ? comma + 1 : item.end
  for (const comment of comments) {
    if (comment.start < end) continue
    if (comment.start > line || text.slice(end, comment.start).trim() !== '') break
    end = comment.end
  }
  // A comma may stand after a comment.
  return comma !== undefined && comma >= end && comma < lineEnd(text, end) ? comma + 1 : end
}

function addFirst(
  { items }: Bracketed,
  { layout, isOnLines, between, comma }: Arrangement,
  written: readonly string[],
): readonly Edit[] {
  const [first] = items
  if (first === undefined) return []
  const separator = isOnLines
    ? (comma === 'none' ? '' : ',') + layout.newline + (layout.indent ?? '')
    : between
  return [insert(first.start, written.map((each) => each + separator).join(''))]
}

function addAfter(
  list: Bracketed,
  arrangement: Arrangement,
  after: number,
  written: readonly string[],
  isApart: boolean,
): readonly Edit[] {
  const { items } = list
  const { layout, isOnLines, between, comma } = arrangement
  const item = items[after]
  if (item === undefined) return []
  if (!isOnLines) {
    const trailing = after === items.length - 1 ? commaAfter(list, after) : undefined
    if (trailing === undefined) return [insert(item.end, written.map((each) => between + each).join(''))]
    return [insert(trailing + 1, written.map((each) => `${between.slice(1)}${each},`).join(''))]
  }
  const line = layout.newline + (layout.indent ?? '')
  const at = endOf(list, after)
  const gap = isApart ? layout.newline : ''
  if (comma === 'none') return [insert(at, gap + written.map((each) => line + each).join(''))]
  if (comma === 'before') {
    const indent = layout.newline + indentAt(list.text, items.at(-1)?.start ?? 0)
    const sign = ', '
      .padEnd(commaBefore(list, items.length - 1), ' ')
      .slice(0, Math.max(1, commaBefore(list, items.length - 1)))
    return [insert(at, written.map((each) => indent + sign + each).join(''))]
  }
  if (commaAfter(list, after) !== undefined) {
    return [insert(at, gap + written.map((each) => `${line}${each},`).join(''))]
  }
  return [insert(item.end, ','), insert(at, gap + line + written.join(`,${line}`))]
}
