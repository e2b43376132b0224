/** Edits of YAML in block style that add entries and items. */
import type { Entry, MappingNode, SequenceNode } from '../node.ts'
import { type Edit, insert, refuse } from './draft.ts'
import { placeFor } from './json.ts'
import type { Added } from './plan.ts'
import { isOwn } from './target.ts'
import { writeEntry, writeItem } from './yaml-output.ts'
import { columnOf, endOfLines, itemsIn, spanOfValue } from './yaml-places.ts'
import type { YamlPage } from './yaml-style.ts'
import { styleIn } from './yaml-style.ts'

export function addToMapping(
  { text, layout, style }: YamlPage,
  node: MappingNode,
  added: Added,
): readonly Edit[] {
  const own = [...node.entries.values()].filter((entry) => isOwn(entry, node))
  const indent = indentOf(text, own)
  const written = { ...node, entries: new Map(own.map((entry) => [entry.key, entry])) }
  const looks = styleIn(text, node, style)
  const { newline } = layout
  return [...added.entries].map(([key, { value, after }]) => {
    const entry = writeEntry(key, value, { ...layout, indent }, looks)
    const before = own[placeFor(written, key, after)]
    const [first] = own
    if (before === undefined) return insert(first?.keyRange.start ?? 0, entry + newline + indent)
    const at = endOfLines(text, endOfEntry(text, node, before), before.value)
    const gap = after !== undefined && areApart(text, node, own) ? newline : ''
    return insert(at, gap + newline + indent + entry)
  })
}

/** The indentation of the entries of a mapping: that of the second, where more than a dash stands before the first. */
function indentOf(text: string, [first, second]: readonly Entry[]): string {
  return columnOf(text, (second ?? first)?.keyRange.start ?? 0)
}

export function endOfEntry(text: string, node: MappingNode, entry: Entry): number {
  return Math.max(entry.keyRange.end + 1, spanOfValue(text, node, entry).end)
}

/** Whether there are blank lines between entries. */
function areApart(text: string, node: MappingNode, entries: readonly Entry[]): boolean {
  return entries.some((entry, place) => {
    const next = entries[place + 1]
    return (
      next !== undefined &&
      /\n[ \t]*\r?\n/.test(text.slice(endOfEntry(text, node, entry), next.keyRange.start))
    )
  })
}

export function addToSequence(
  { text, layout, style }: YamlPage,
  node: SequenceNode,
  added: Added,
): readonly Edit[] {
  const last = node.items.length - 1
  const { dash, span } = itemsIn(text, node)[last] ?? refuse('the list is empty')
  const indent = columnOf(text, dash)
  const gap = /^-[ \t]+/.exec(text.slice(dash, span.start))?.[0] ?? '- '
  const item = node.items[last] ?? node
  const at = endOfLines(text, Math.max(dash + 1, span.end), item)
  const inner = indent + ' '.repeat(gap.length)
  const looks = styleIn(text, node, style)
  return added.items.map(({ value }) =>
    insert(at, layout.newline + indent + gap + writeItem(value, inner, { ...layout, indent: inner }, looks)),
  )
}
