/** Edits of bodies in HCL: attributes and blocks that are added, and where. */
import type { Range } from '../../core/source.ts'
import { type Edit, insert } from '../write/draft.ts'
import {
  deeper,
  hasLineEnd,
  indentAt,
  isFirstOnLine,
  type Layout,
  lineEnd,
  lineStart,
} from '../write/style.ts'
import type { Attribute, Block, Body, Item } from './hcl/ast.ts'
import { aligned, type HclValue, isBlocks, writeBlocks, writeBody, writeExpression } from './hcl-output.ts'

/** A text, and what is known of its layout. */
export interface HclPage {
  readonly text: string
  readonly comments: readonly Range[]
  readonly layout: Omit<Layout, 'indent'>
}

/** What stands at the end of a block, after all that is added. */
const LAST: ReadonlySet<string> = new Set([
  'tags',
  'tags_all',
  'depends_on',
  'lifecycle',
  'provisioner',
  'connection',
  'timeouts',
])

/** The edits that add attributes and blocks to a block. */
export function addToBlock(
  page: HclPage,
  block: Block,
  entries: ReadonlyMap<string, HclValue>,
): readonly Edit[] {
  const layout = layoutIn(page, block)
  const open = openingOf(page, block)
  if (outsideComments(page, '\n', open, block.range.end) === undefined)
    return [intoOneLine(page, block, entries, layout)]
  const attributes = [...entries].filter(([, value]) => !isBlocks(value))
  const blocks = [...entries].filter(([, value]) => isBlocks(value))
  return [...addAttributes(page, block, attributes, layout), ...addBlocks(page, block, blocks, layout)]
}

/** The offset of the brace that opens a block. */
function openingOf(page: HclPage, { head, range }: Block): number {
  return outsideComments(page, '{', head.end, range.end) ?? head.end
}

/** The first place of a character that does not stand in a comment. */
function outsideComments(
  { text, comments }: HclPage,
  char: string,
  from: number,
  end: number,
): number | undefined {
  for (let at = text.indexOf(char, from); at !== -1 && at < end; at = text.indexOf(char, at + 1)) {
    if (!comments.some((comment) => comment.start <= at && at < comment.end)) return at
  }
  return undefined
}

/** The layout of what stands in a block: as the first item that begins a line. */
function layoutIn({ text, layout }: HclPage, block: Block): Layout & { readonly indent: string } {
  const outer = indentAt(text, block.range.start)
  const first = block.body.items.find((item) => isOwn(item) && isFirstOnLine(text, item.range.start))
  const indent = first === undefined ? outer + layout.unit : indentAt(text, first.range.start)
  return { ...layout, unit: deeper(indent, outer) ?? layout.unit, indent }
}

function isOwn(item: Item): boolean {
  return item.file === undefined
}

/** A block of one line gets several: what is in it stays, on a line of its own. */
function intoOneLine(
  page: HclPage,
  block: Block,
  entries: ReadonlyMap<string, HclValue>,
  layout: Layout & { readonly indent: string },
): Edit {
  const { text } = page
  const start = openingOf(page, block) + 1
  const end = block.range.end - 1
  const kept = text.slice(start, end).trim()
  const name = block.body.items[0]?.kind === 'attribute' ? block.body.items[0].name.text : ''
  const width = /^[\w-]+ = /.test(kept) ? name.length : 0
  const lines = writeBody([...entries], layout, width)
  const keptLine =
    width === 0
      ? kept
      : padded(kept, name, Math.max(width, ...[...entries.keys()].map((each) => each.length)))
  const all = kept === '' ? lines : [keptLine, ...lines]
  const { newline, indent } = layout
  const body = all.map((line) => (line === '' ? newline : indent + line + newline)).join('')
  return { range: { start, end }, text: newline + body + indentAt(text, block.range.start) }
}

function padded(kept: string, name: string, width: number): string {
  return name.padEnd(width) + kept.slice(name.length)
}

function addAttributes(
  page: HclPage,
  block: Block,
  entries: readonly (readonly [string, HclValue])[],
  layout: Layout & { readonly indent: string },
): readonly Edit[] {
  if (entries.length === 0) return []
  const { text } = page
  const members = entries.map(([name, value]) => [name, writeExpression(value, layout)] as const)
  const { newline, indent } = layout
  const anchor = anchorOf(page, block.body)
  if (anchor === undefined) {
    const isFollowed = block.body.items.some((item) => item.kind === 'block' && isOwn(item))
    const lines = aligned(members).map((line) => newline + indent + line)
    return [insert(endOfLine(page, openingOf(page, block) + 1), lines.join('') + (isFollowed ? newline : ''))]
  }
  const chain = chainAt(text, attributesOn(text, block.body), anchor)
  const width = widthOf(text, chain)
  const isWider =
    width !== undefined &&
    members.some(([name, value], place) => place === 0 && !value.includes('\n') && name.length > width)
  const isWide = isWider || (width !== undefined && members.some(([name]) => name.length > width))
  const lines = aligned(members, isWide ? 0 : width).map((line) => newline + indent + line)
  const last = chain.at(-1) ?? anchor
  return [insert(endOfLine(page, last.range.end), (isWide ? newline : '') + lines.join(''))]
}

/** The attribute that new ones stand after: the last one before all blocks, but for what people put at the end. */
function anchorOf(_page: HclPage, { items }: Body): Attribute | undefined {
  const own = items.filter(isOwn)
  const firstBlock = own.findIndex(({ kind }) => kind === 'block')
  const before = own
    .slice(0, firstBlock === -1 ? own.length : firstBlock)
    .filter((item): item is Attribute => item.kind === 'attribute')
  const all = before.length > 0 ? before : own.filter((item): item is Attribute => item.kind === 'attribute')
  return all.findLast(({ name }) => !LAST.has(name.text)) ?? (before.length > 0 ? before.at(-1) : undefined)
}

/** The attributes that take one line each, by their lines. */
function attributesOn(text: string, { items }: Body): ReadonlyMap<number, Attribute> {
  const lines = new Map<number, Attribute>()
  for (const item of items) {
    if (item.kind !== 'attribute' || !isOwn(item)) continue
    const { start, end } = item.range
    if (isFirstOnLine(text, start) && !hasLineEnd(text, start, end)) lines.set(lineStart(text, start), item)
  }
  return lines
}

/** The attributes of one line each that stand one below the other with this one; none where it takes several. */
function chainAt(
  text: string,
  lines: ReadonlyMap<number, Attribute>,
  { range }: Attribute,
): readonly Attribute[] {
  const own = lineStart(text, range.start)
  const middle = lines.get(own)
  const above: Attribute[] = []
  const below: Attribute[] = []
  for (let at = own; middle !== undefined && at > 0; ) {
    at = lineStart(text, at - 1)
    const attribute = lines.get(at)
    if (attribute === undefined) break
    above.unshift(attribute)
  }
  for (let at = text.indexOf('\n', range.end) + 1; at > 0; at = text.indexOf('\n', at) + 1) {
    const attribute = lines.get(at)
    if (attribute === undefined) break
    below.push(attribute)
  }
  return [...above, ...(middle === undefined ? [] : [middle]), ...below]
}

/** How long the longest name of a chain is, where their signs stand as `terraform fmt` puts them. */
function widthOf(text: string, chain: readonly Attribute[]): number | undefined {
  if (chain.length === 0) return undefined
  const width = Math.max(...chain.map(({ name }) => name.text.length))
  const isAligned = chain.every(({ name, value }) => {
    const sign = text.slice(name.range.end, value.range.start)
    return sign === `${' '.repeat(width - name.text.length)} = `
  })
  return isAligned ? width : undefined
}

/** Where a line ends, with the comment on it. */
export function endOfLine({ text, comments }: HclPage, at: number): number {
  const end = lineEnd(text, at)
  // A comment of several lines may begin on the line.
  const comment = comments.find(({ start, end: stop }) => start >= at && start < end && stop > end)
  return comment === undefined ? end : lineEnd(text, comment.end)
}

function addBlocks(
  page: HclPage,
  block: Block,
  entries: readonly (readonly [string, HclValue])[],
  layout: Layout & { readonly indent: string },
): readonly Edit[] {
  const { text } = page
  const { newline, indent } = layout
  return entries.map(([type, value]) => {
    const own = block.body.items.filter(isOwn)
    const same = own.findLast((item) => item.kind === 'block' && item.type.text === type)
    const anchor = same ?? own.findLast((item) => !LAST.has(nameOf(item))) ?? undefined
    const written = writeBlocks(type, value, layout)
    if (anchor === undefined) {
      const blank = own.length === 0 ? '' : newline
      const lines = written.map((each) => newline + indent + each)
      return insert(endOfLine(page, openingOf(page, block) + 1), lines.join(newline) + blank)
    }
    const gap = same !== undefined && isClose(text, own, same) ? '' : newline
    return insert(
      endOfLine(page, anchor.range.end),
      written.map((each) => gap + newline + indent + each).join(''),
    )
  })
}

function nameOf(item: Item): string {
  return item.kind === 'attribute' ? item.name.text : item.type.text
}

/** Whether a block stands right below another one of its type. */
function isClose(text: string, items: readonly Item[], block: Item): boolean {
  const before = items[items.indexOf(block) - 1]
  return (
    before?.kind === 'block' &&
    nameOf(before) === nameOf(block) &&
    /^\r?\n[ \t]*$/.test(text.slice(before.range.end, block.range.start))
  )
}
