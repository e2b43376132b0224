/** Edits of JSON: CloudFormation's, ARM's with comments, and Terraform's `.tf.json`. */
import type { Range } from '../../core/source.ts'
import { type Entry, entryRange, type MappingNode, type Node } from '../node.ts'
import { type Edit, inOrder, refuse } from './draft.ts'
import { type Addition, addMembers, type Bracketed } from './members.ts'
import { removeMembers } from './members-removal.ts'
import { isList, isObject } from './pending.ts'
import type { Added, PlainValue, Plan, Removed } from './plan.ts'
import { hasLineEnd, indentAt, inside, type Layout, newlineOf, unitOf } from './style.ts'

/** A text and how it is laid out. */
interface Page {
  readonly text: string
  readonly comments: readonly Range[]
  readonly layout: Omit<Layout, 'indent'>
  readonly style: JsonStyle
}

interface JsonStyle {
  /** Between a key and its value. */
  readonly colon: string
  /** Whether lists of texts and numbers stand on one line. */
  readonly hasShortLists: boolean
  /** Between the brackets of one line and what is in them. */
  readonly padding: string
}

/** The edits of a JSON text that make what a plan says, in the order of the text. */
export function writeJsonPlan(text: string, comments: readonly Range[], plan: Plan): readonly Edit[] {
  const layout = { newline: newlineOf(text), unit: unitOf(text, isComment) }
  const page: Page = { text, comments, layout, style: styleOf(text) }
  const edits: Edit[] = []
  for (const { target, value } of plan.replaced.values()) {
    const { range } = target.node
    const holder = target.holder?.range ?? range
    const isSpread = hasLineEnd(text, holder.start, holder.end)
    const own = { ...layout, indent: isSpread ? indentAt(text, range.start) : undefined }
    edits.push({ range, text: writeValue(value, own, page.style) })
  }
  for (const holder of new Set([...plan.added.keys(), ...plan.removed.keys()])) {
    edits.push(...editHolder(page, plan.added.get(holder), plan.removed.get(holder)))
  }
  return inOrder(edits)
}

function isComment(line: string): boolean {
  return /^(?:\/[/*]|\*)/.test(line)
}

function styleOf(text: string): JsonStyle {
  const colon = /"(\s*:[ \t]*)["{[\w-]/.exec(text)?.[1] ?? ': '
  const list = /\[([ \t]*)(\r?\n)?\s*["\d-]/.exec(text)
  const padding = /\{([ \t]*)"/.exec(text)?.[1] ?? ''
  return {
    colon: colon.trim() === ':' && !colon.includes('\n') ? colon : ': ',
    hasShortLists: list !== null && list[2] === undefined,
    padding,
  }
}

function editHolder(page: Page, added: Added | undefined, removed: Removed | undefined): readonly Edit[] {
  const { node } = added?.target ?? removed?.target ?? refuse('nothing is to be written')
  const additions = added === undefined ? [] : additionsOf(node, added, page.style)
  const list = bracketsOf(page, added?.target.holder?.range ?? node.range, node)
  if (removed === undefined || removed.entries.size + removed.places.size === 0)
    return addMembers(list, additions)
  if (additions.length > 0) return refuse('items are added to a list from which others are removed')
  return removeMembers(list, placesOf(node, removed))
}

/** @param around what holds it: its members are on lines of their own where those of that are */
function bracketsOf({ text, comments, layout, style }: Page, around: Range, node: Node): Bracketed {
  const { range } = node
  const isSpread = hasLineEnd(text, range.start, range.end) || hasLineEnd(text, around.start, around.end)
  const own = { ...layout, indent: isSpread ? indentAt(text, range.start) : undefined }
  const within = comments.filter(({ start, end }) => range.start <= start && end <= range.end)
  return {
    text,
    range,
    items: itemsOf(node),
    comments: within,
    layout: own,
    padding: style.padding,
    between: betweenOf(style),
  }
}

/** The ranges of the members of a collection. */
export function itemsOf(node: Node): readonly Range[] {
  if (node.kind === 'sequence') return node.items.map(({ range }) => range)
  return node.kind === 'mapping' ? [...node.entries.values()].map(entryRange) : []
}

/** The places of the members that are taken out. */
export function placesOf(node: Node, { entries, places }: Removed): ReadonlySet<number> {
  if (node.kind !== 'mapping') return places
  return new Set([...node.entries.values()].flatMap((entry, place) => (entries.has(entry) ? [place] : [])))
}

function additionsOf(node: Node, { entries, items }: Added, style: JsonStyle): readonly Addition[] {
  if (node.kind === 'mapping') {
    return [...entries].map(([key, { value, after }]) => ({
      after: placeFor(node, key, after),
      write: (layout) => writeEntry(key, value, layout, style),
    }))
  }
  const last = node.kind === 'sequence' ? node.items.length - 1 : -1
  return items.map(({ value, after }) => ({
    after: after !== undefined && node.kind === 'sequence' ? node.items.indexOf(after) : last,
    write: (layout) => writeValue(value, layout, style),
  }))
}

/** Names that stand before others at the top of a resource. */
const LATER: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['sku', new Set(['properties', 'resources'])],
  ['identity', new Set(['properties', 'resources'])],
  ['zones', new Set(['properties', 'resources'])],
  ['properties', new Set(['resources'])],
])

/**
 * The member that a new one stands after: the given one, the one before it in the alphabet where all are in that order,
 * else the last.
 */
export function placeFor({ entries }: MappingNode, key: string, after?: Entry): number {
  const all = [...entries.values()]
  if (after !== undefined) return all.indexOf(after)
  const keys = all.map((entry) => entry.key)
  const later = LATER.get(key)
  const next = later === undefined ? -1 : keys.findIndex((each) => later.has(each))
  if (next !== -1) return next - 1
  if (keys.length < 3 || keys.some((each, place) => place > 0 && each < (keys[place - 1] ?? '')))
    return keys.length - 1
  const following = keys.findIndex((each) => each > key)
  return following === -1 ? keys.length - 1 : following - 1
}

function writeEntry(key: string, value: PlainValue, layout: Layout, style: JsonStyle): string {
  return JSON.stringify(key) + style.colon + writeValue(value, layout, style)
}

/** A value as JSON, laid out over lines where the layout has an indentation. */
export function writeValue(value: PlainValue, layout: Layout, style: JsonStyle): string {
  if (isList<never>(value)) {
    const isShort = style.hasShortLists && value.every((item) => typeof item !== 'object')
    const own = isShort ? { ...layout, indent: undefined } : layout
    return spread('[]', value, own, style, (item, inner) => writeValue(item, inner, style))
  }
  if (isObject<never>(value)) {
    return spread('{}', Object.entries(value), layout, style, ([key, each], inner) =>
      writeEntry(key, each, inner, style),
    )
  }
  return JSON.stringify(value)
}

function spread<T>(
  brackets: '[]' | '{}',
  members: readonly T[],
  layout: Layout,
  style: JsonStyle,
  write: (member: T, layout: Layout) => string,
): string {
  const [open, close] = brackets
  if (members.length === 0) return brackets
  const inner = inside(layout)
  const written = members.map((member) => write(member, inner))
  if (layout.indent === undefined) {
    const gap = brackets === '{}' ? style.padding : ''
    return open + gap + written.join(betweenOf(style)) + gap + close
  }
  const line = layout.newline + inner.indent
  return open + line + written.join(`,${line}`) + layout.newline + layout.indent + close
}

/** Between members on one line: nothing but a comma where a text is minified. */
function betweenOf({ colon }: JsonStyle): string {
  return colon.endsWith(':') ? ',' : ', '
}
