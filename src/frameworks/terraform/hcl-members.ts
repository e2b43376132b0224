/** Edits of objects and lists in HCL. */
import type { Edit } from '../write/draft.ts'
import { addMembers, type Bracketed } from '../write/members.ts'
import { hasLineEnd, indentAt, type Layout } from '../write/style.ts'
import type { ObjectExpression, ObjectItem, Tuple } from './hcl/ast.ts'
import type { HclPage } from './hcl-body.ts'
import { type HclValue, writeExpression, writeKey } from './hcl-output.ts'
import { quoteText } from './write-values.ts'

/** An object or a list, for edits of its members. */
export function bracketsOf({ text, comments, layout }: HclPage, node: ObjectExpression | Tuple): Bracketed {
  const { range } = node
  const items =
    node.kind === 'tuple'
      ? node.items.map((item) => item.range)
      : node.items.map(({ key, value }) => ({ start: key.range.start, end: value.range.end }))
  const isSpread = hasLineEnd(text, range.start, range.end) || (node.kind === 'object' && items.length === 0)
  const own: Layout = { ...layout, indent: isSpread ? indentAt(text, range.start) : undefined }
  const within = comments.filter(({ start, end }) => range.start <= start && end <= range.end)
  return {
    text,
    range,
    items,
    comments: within,
    layout: own,
    ...(node.kind === 'object' ? { takesLines: true } : {}),
  }
}

/** How keys and their signs are written in an object. */
interface Signs {
  readonly isQuoted: boolean
  /** Of the longest key, where the signs stand one below the other. */
  readonly width: number
  readonly sign: string
}

const FORMATTED: Signs = { isQuoted: false, width: 0, sign: ' = ' }

/** The edits that add entries to an object. */
export function addToObject(
  page: HclPage,
  object: ObjectExpression,
  entries: ReadonlyMap<string, HclValue>,
): readonly Edit[] {
  const last = object.items.at(-1)
  const { isQuoted, width, sign } = last === undefined ? FORMATTED : signsOf(page.text, last)
  return addMembers(
    bracketsOf(page, object),
    [...entries].map(([name, value]) => {
      const key = isQuoted ? `"${quoteText(name)}"` : writeKey(name)
      return {
        after: object.items.length - 1,
        // Signs that stand one below the other would have to move.
        isApart: sign === ' = ' && width > 0 && key.length > width,
        write: (layout: Layout) =>
          (layout.indent === undefined ? key : key.padEnd(width)) + sign + writeExpression(value, layout),
      }
    }),
  )
}

function signsOf(text: string, { key, value }: ObjectItem): Signs {
  const isQuoted = key.kind === 'template'
  const written = text.slice(key.range.end, value.range.start)
  const sign = /^([ \t]*)([=:])[ \t]*$/.exec(written)
  if (sign === null) return { ...FORMATTED, isQuoted }
  const [, blanks = '', mark = '='] = sign
  const before = mark === ':' && blanks === '' ? '' : ' '
  const isShort = !hasLineEnd(text, value.range.start, value.range.end)
  const width = isShort ? key.range.end - key.range.start + blanks.length - before.length : 0
  return { isQuoted, width: Math.max(0, width), sign: `${before}${mark} ` }
}
