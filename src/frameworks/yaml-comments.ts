/** Where a YAML text has comments, for what is written in them. */
import type { Range } from '../core/source.ts'
import type { Node } from './node.ts'

/**
 * The ranges of all comments, from `#` to the end of the line. A `#` begins one at the start of a line or after a blank,
 * and not inside a scalar.
 * @param root what the text was parsed to; undefined where that failed at once
 */
export function yamlComments(text: string, root: Node | undefined): readonly Range[] {
  const scalars = root === undefined ? [] : scalarRanges(root).sort((a, b) => a.start - b.start)
  const comments: Range[] = []
  let next = 0
  for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', at)) {
    while ((scalars[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++
    const around = scalars[next]
    const before = text[at - 1]
    if (around !== undefined && around.start <= at) at = around.end
    else if (before !== undefined && !/[\s\uFEFF]/.test(before)) at++
    else {
      const end = lineEnd(text, at)
      comments.push({ start: at, end })
      at = end
    }
  }
  return comments
}

function lineEnd(text: string, at: number): number {
  const lineFeed = text.indexOf('\n', at)
  const end = lineFeed === -1 ? text.length : lineFeed
  return text[end - 1] === '\r' ? end - 1 : end
}

/** Keys and values; of what an alias repeats, the one place where it is written. */
function scalarRanges(root: Node): Range[] {
  const ranges: Range[] = []
  const seen = new Set<Node>()
  const stack = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    if (node.kind === 'scalar') ranges.push(node.range)
    if (node.kind === 'sequence') stack.push(...node.items)
    if (node.kind !== 'mapping') continue
    for (const { keyRange, value } of node.entries.values()) {
      ranges.push(keyRange)
      stack.push(value)
    }
  }
  return ranges
}
