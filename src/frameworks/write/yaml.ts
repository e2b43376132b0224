/** Edits of YAML: block style here, flow style as the members of brackets. */
import type { Range } from '../../core/source.ts'
import type { Entry, MappingNode, Node, SequenceNode } from '../node.ts'
import { after } from '../yaml-compose.ts'
import { type Edit, inOrder, insert, refuse, remove } from './draft.ts'
import { placeFor, placesOf } from './json.ts'
import { addMembers, type Bracketed } from './members.ts'
import { removeMembers } from './members-removal.ts'
import type { Added, PlainValue, Plan, Removed } from './plan.ts'
import { hasLineEnd, indentAt, lineEnd, newlineOf, unitOf } from './style.ts'
import { isOwn, type Target } from './target.ts'
import { addToMapping, addToSequence } from './yaml-additions.ts'
import { writeBlockValue, writeFlow, writeFlowEntry, writeItem } from './yaml-output.ts'
import { bracketOf, columnOf, isFlow, itemsIn, spanOfValue } from './yaml-places.ts'
import { removeEntries, removeItems } from './yaml-removal.ts'
import { styleIn, styleOf, type YamlPage } from './yaml-style.ts'

/** The edits of a YAML text that make what a plan says, in the order of the text. */
export function writeYamlPlan(
  text: string,
  root: Node,
  comments: readonly Range[],
  plan: Plan,
): readonly Edit[] {
  const layout = {
    newline: newlineOf(text),
    unit: unitOf(text, (line) => line.startsWith('#') || line.startsWith('-')),
  }
  const page: YamlPage = { text, root, comments, layout, style: styleOf(text, root) }
  const edits: Edit[] = []
  for (const { target, value } of plan.replaced.values()) edits.push(...replaceValue(page, target, value))
  for (const holder of new Set([...plan.added.keys(), ...plan.removed.keys()])) {
    edits.push(...editHolder(page, plan.added.get(holder), plan.removed.get(holder)))
  }
  return inOrder(edits)
}

function editHolder(page: YamlPage, added: Added | undefined, removed: Removed | undefined): readonly Edit[] {
  const { text } = page
  const target = added?.target ?? removed?.target ?? refuse('nothing is to be written')
  const { node } = target
  if (added !== undefined && removed !== undefined)
    return refuse('items are added to a list from which others are removed')
  if (node.kind === 'scalar') return refuse('a text has no members')
  if (isFlow(text, node) && !(added !== undefined && isEmpty(node) && isInBlock(text, target))) {
    return editFlow(page, node, added, removed)
  }
  if (removed !== undefined) {
    const places = placesOf(node, removed)
    if (places.size === ownItems(node).length)
      return replaceValue(page, target, node.kind === 'mapping' ? {} : [])
    return node.kind === 'mapping' ? removeEntries(page, node, places) : removeItems(page, node, places)
  }
  if (added === undefined) return []
  if (isEmpty(node))
    return replaceValue(
      page,
      target,
      node.kind === 'mapping' ? entriesOf(added) : added.items.map(({ value }) => value),
    )
  return node.kind === 'mapping' ? addToMapping(page, node, added) : addToSequence(page, node, added)
}

function entriesOf({ entries }: Added): PlainValue {
  return Object.fromEntries([...entries].map(([key, { value }]) => [key, value]))
}

function isEmpty(node: MappingNode | SequenceNode): boolean {
  return ownItems(node).length === 0
}

function ownItems(node: MappingNode | SequenceNode): readonly (Node | Entry)[] {
  return node.kind === 'sequence'
    ? node.items
    : [...node.entries.values()].filter((entry) => isOwn(entry, node))
}

function isInBlock(text: string, { holder }: Target): boolean {
  return holder !== undefined && !isFlow(text, holder)
}

function editFlow(
  page: YamlPage,
  node: MappingNode | SequenceNode,
  added: Added | undefined,
  removed: Removed | undefined,
): readonly Edit[] {
  const { text, comments, layout, style } = page
  const range = { start: bracketOf(text, node), end: node.range.end }
  const within = comments.filter(({ start, end }) => range.start <= start && end <= range.end)
  const indent = hasLineEnd(text, range.start, range.end) ? indentAt(text, range.start) : undefined
  const own = styleIn(text, node, style)
  const list: Bracketed = {
    text,
    range,
    items: flowItems(text, node),
    comments: within,
    layout: { ...layout, indent },
    padding: own.padding,
  }
  if (removed !== undefined) return removeMembers(list, placesOf(node, removed))
  if (added === undefined) return []
  if (node.kind === 'sequence') {
    const last = node.items.length - 1
    return addMembers(
      list,
      added.items.map(({ value }) => ({ after: last, write: (inner) => writeFlow(value, inner, own) })),
    )
  }
  return addMembers(
    list,
    [...added.entries].map(([key, { value, after: before }]) => ({
      after: placeFor(node, key, before),
      write: (inner) => writeFlowEntry(key, value, inner, own),
    })),
  )
}

function flowItems(text: string, node: MappingNode | SequenceNode): readonly Range[] {
  if (node.kind === 'sequence') return itemsIn(text, node).map(({ span }) => span)
  return [...node.entries.values()].map((entry) => {
    const { start, end } = entry.keyRange
    return { start, end: Math.max(end, spanOfValue(text, node, entry).end) }
  })
}

function replaceValue(page: YamlPage, target: Target, value: PlainValue): readonly Edit[] {
  if (target.holder === undefined) return refuse('the whole template cannot be replaced')
  return 'entry' in target
    ? replaceEntry(page, target.holder, target.entry, value)
    : [replaceItem(page, target.holder, target.place, value)]
}

function replaceEntry(page: YamlPage, holder: MappingNode, entry: Entry, value: PlainValue): readonly Edit[] {
  const { text, layout } = page
  const { keyRange } = entry
  const span = spanOfValue(text, holder, entry)
  const style = styleIn(text, holder, page.style)
  if (isFlow(text, holder)) {
    const written = writeFlow(value, { ...layout, indent: undefined }, style)
    return [{ range: span, text: span.start === span.end ? ` ${written}` : written }]
  }
  const colon = after(text, keyRange.end, ':')
  const written = writeBlockValue(value, { ...layout, indent: columnOf(text, keyRange.start) }, style)
  return written.isOnLines
    ? onLines(page, colon, span, written.text)
    : onOneLine(text, colon, span, entry.value, written.text)
}

function replaceItem(page: YamlPage, holder: SequenceNode, place: number, value: PlainValue): Edit {
  const { text, layout } = page
  const { dash, span } = itemsIn(text, holder)[place] ?? refuse('the list has no such item')
  const style = styleIn(text, holder, page.style)
  if (isFlow(text, holder)) {
    return { range: span, text: writeFlow(value, { ...layout, indent: undefined }, style) }
  }
  const isBeside = span.start > dash + 1 && !hasLineEnd(text, dash, span.start)
  const indent = isBeside ? columnOf(text, span.start) : `${columnOf(text, dash)}  `
  const written = writeItem(value, indent, { ...layout, indent }, style)
  return { range: span, text: span.start === dash + 1 ? ` ${written}` : written }
}

/** A value on lines of its own in place of another one; what else stands on the line of the key stays there. */
function onLines(
  { text, layout: { newline } }: YamlPage,
  colon: number,
  span: Range,
  written: string,
): readonly Edit[] {
  const between = text.slice(colon, span.start)
  const kept = between.trim() === '' ? colon : colon + between.trimEnd().length
  const end = Math.max(kept, span.end)
  return [remove(kept, end), insert(lineEnd(text, end), newline + written)]
}

/** A value on the line of its key in place of another one; comments between the two stay, at the end of the line. */
function onOneLine(
  text: string,
  colon: number,
  span: Range,
  { kind }: Node,
  written: string,
): readonly Edit[] {
  const between = text.slice(colon, span.start)
  if (span.start <= colon) return [{ range: { start: colon, end: colon }, text: ` ${written}` }]
  if (kind === 'scalar' || !between.includes('\n')) return [{ range: span, text: written }]
  const marks = /^(?:[ \t]+[!&]\S+)*/.exec(between)?.[0] ?? ''
  return [insert(colon + marks.length, ` ${written}`), remove(colon + between.trimEnd().length, span.end)]
}
