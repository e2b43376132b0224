/** Edits of HCL that take attributes and blocks out, with their lines and the comments that belong to them. */
import type { Range } from '../../core/source.ts'
import { type Edit, remove } from '../write/draft.ts'
import { isFirstOnLine, lineEnd, lineStart, nextLine } from '../write/style.ts'
import type { Attribute, Block } from './hcl/ast.ts'
import { endOfLine, type HclPage } from './hcl-body.ts'
import type { Around } from './hcl-target.ts'

/** The edit that takes an item out of its body. */
export function removeItem(page: HclPage, item: Attribute | Block, { block }: Around): Edit {
  const { text, comments } = page
  const { start, end } = item.range
  if (!isFirstOnLine(text, start)) {
    // The only attribute of a block of one line.
    const open = block === undefined ? start : text.lastIndexOf('{', start) + 1
    return remove(open, block === undefined ? end : block.range.end - 1)
  }
  const from = lineStart(text, startWithComments(text, comments, start))
  const to = nextLine(text, endOfLine(page, end))
  return remove(from === 0 ? 0 : withBlankLine(text, from, to), to)
}

/** Where the comments begin that stand right above. */
function startWithComments(text: string, comments: readonly Range[], start: number): number {
  let first = start
  for (const comment of comments.filter(({ end }) => end <= start).sort((a, b) => b.start - a.start)) {
    const isAbove = /^\r?\n[ \t]*$/.test(text.slice(comment.end, first)) && isFirstOnLine(text, comment.start)
    if (!isAbove) break
    first = comment.start
  }
  return first
}

/** Of blank lines on both sides, or before a closing brace, one goes too. */
function withBlankLine(text: string, from: number, to: number): number {
  const before = lineStart(text, from - 1)
  const isBlank = text.slice(before, from).trim() === ''
  const following = text.slice(to, lineEnd(text, to)).trim()
  return isBlank && (following === '' || following.startsWith('}')) ? before : from
}
