/** Trees that were read from a changed text, at their places in the text as it is written. */
import type { Range } from '../core/source.ts'
import type { Entry, Node, ParsedText } from './node.ts'

/**
 * What was read of a text, with every place moved.
 * @param source from an offset of the text that was read to one of the text that is written
 */
export function movePlaces(parsed: ParsedText, source: (offset: number) => number): ParsedText {
  const move = ({ start, end }: Range): Range => {
    const from = source(start)
    return { start: from, end: Math.max(from, source(end)) }
  }
  const { root, problems, validUntil, lost } = parsed
  return {
    root: root && moveNode(root, move, new Map()),
    problems: problems.map((problem) => ({ ...problem, range: move(problem.range) })),
    validUntil: validUntil === Number.POSITIVE_INFINITY ? validUntil : source(validUntil),
    lost: lost.map(move),
  }
}

/** @param moved nodes that were met before: aliases share them */
function moveNode(node: Node, move: (range: Range) => Range, moved: Map<Node, Node>): Node {
  const known = moved.get(node)
  if (known !== undefined) return known
  const result = moveParts(node, move, moved)
  moved.set(node, result)
  return result
}

function moveParts(node: Node, move: (range: Range) => Range, moved: Map<Node, Node>): Node {
  const range = move(node.range)
  switch (node.kind) {
    case 'scalar':
      return { ...node, range, content: move(node.content) }
    case 'sequence':
      return { ...node, range, items: node.items.map((item) => moveNode(item, move, moved)) }
    case 'mapping': {
      const entries = new Map<string, Entry>()
      for (const [key, entry] of node.entries) {
        const value = moveNode(entry.value, move, moved)
        entries.set(key, { key: entry.key, keyRange: move(entry.keyRange), value })
      }
      return { ...node, range, entries }
    }
  }
}
