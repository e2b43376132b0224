/** Edits of YAML in block style that take entries and items out, with their lines and the comments that belong to them. */
import type { Range } from '../../core/source.ts'
import type { MappingNode, Node, SequenceNode } from '../node.ts'
import { type Edit, remove } from './draft.ts'
import { isFirstOnLine, lineStart, nextLine } from './style.ts'
import { isOwn } from './target.ts'
import { endOfEntry } from './yaml-additions.ts'
import { endOfLines, itemsIn } from './yaml-places.ts'
import type { YamlPage } from './yaml-style.ts'

/** A member, from its key or dash to the end of its value. */
interface Member extends Range {
  readonly node: Node
}

export function removeEntries(
  page: YamlPage,
  node: MappingNode,
  places: ReadonlySet<number>,
): readonly Edit[] {
  const all = [...node.entries.values()]
  const gone = new Set([...places].map((place) => all[place]))
  const own = all.filter((entry) => isOwn(entry, node))
  const members = own.map((entry) => ({
    start: entry.keyRange.start,
    end: endOfEntry(page.text, node, entry),
    node: entry.value,
  }))
  return removeAll(page, members, new Set([...own.keys()].filter((place) => gone.has(own[place]))))
}

export function removeItems(
  page: YamlPage,
  node: SequenceNode,
  places: ReadonlySet<number>,
): readonly Edit[] {
  const members = itemsIn(page.text, node).map(({ dash, span }, place) => ({
    start: dash,
    end: Math.max(dash + 1, span.end),
    node: node.items[place] ?? node,
  }))
  return removeAll(page, members, places)
}

function removeAll(page: YamlPage, members: readonly Member[], places: ReadonlySet<number>): readonly Edit[] {
  const edits: Edit[] = []
  for (let first = 0; first < members.length; first++) {
    if (!places.has(first)) continue
    let last = first
    while (places.has(last + 1)) last++
    edits.push(removeRun(page, members, first, last))
    first = last
  }
  return edits
}

function removeRun(
  { text, comments }: YamlPage,
  members: readonly Member[],
  first: number,
  last: number,
): Edit {
  const from = members[first]
  const to = members[last]
  const next = members[last + 1]
  if (from === undefined || to === undefined) return remove(0, 0)
  // What follows takes the place after the dash.
  if (!isFirstOnLine(text, from.start) && next !== undefined) return remove(from.start, next.start)
  const start = lineStart(text, withComments(text, comments, from.start))
  const end = nextLine(text, endOfLines(text, to.end, to.node))
  const isLast = end === text.length && !text.endsWith('\n')
  return remove(isLast ? start - (text[start - 2] === '\r' ? 2 : 1) : start, end)
}

/** Where the comments begin that stand right above, at the same depth. */
function withComments(text: string, comments: readonly Range[], start: number): number {
  let first = start
  const column = start - lineStart(text, start)
  for (const comment of comments.filter(({ end }) => end <= start).reverse()) {
    const isAbove = /^\r?\n[ \t]*$/.test(text.slice(comment.end, first)) && isFirstOnLine(text, comment.start)
    if (!isAbove || comment.start - lineStart(text, comment.start) !== column) break
    first = comment.start
  }
  return first
}
