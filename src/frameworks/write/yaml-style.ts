/** How a YAML text is written: quotes, lists, functions. */
import type { Range } from '../../core/source.ts'
import type { MappingNode, Node, ScalarNode, SequenceNode } from '../node.ts'
import { type Layout, lineStart } from './style.ts'
import { isOwn, isValueHere } from './target.ts'
import type { YamlStyle } from './yaml-output.ts'
import { isFlow } from './yaml-places.ts'
import type { Quote } from './yaml-scalar.ts'

/** A text and how it is laid out. */
export interface YamlPage {
  readonly text: string
  readonly root: Node
  readonly comments: readonly Range[]
  readonly layout: Omit<Layout, 'indent'>
  readonly style: YamlStyle
}

/** Nodes that are looked at: what a text does at its beginning, it does everywhere. */
const MOST_NODES = 20_000

/** How a text is written as a whole. */
export function styleOf(text: string, root: Node): YamlStyle {
  let single = 0
  let double = 0
  let tags = 0
  let calls = 0
  let deep: boolean | undefined
  const stack = [root]
  const seen = new Set<Node>()
  for (let node = stack.pop(); node !== undefined && seen.size < MOST_NODES; node = stack.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    if (node.tag !== undefined) tags++
    if (node.kind === 'scalar') {
      if (node.style === 'single') single++
      if (node.style === 'double') double++
    } else if (node.kind === 'sequence') stack.push(...node.items)
    else {
      for (const { key, keyRange, value } of node.entries.values()) {
        stack.push(value)
        if (key === 'Ref' || key.startsWith('Fn::')) calls++
        if (
          value.kind === 'sequence' &&
          isValueHere({ key, keyRange, value }, node) &&
          value.tag === undefined &&
          !isFlow(text, value)
        ) {
          deep ??= columnAt(text, value.range.start) > columnAt(text, keyRange.start)
        }
      }
    }
  }
  return {
    needed: single > double ? "'" : '"',
    hasDeepLists: deep ?? true,
    hasTags: tags > 0 || calls === 0,
    padding: /\{([ ]*)["'\w]/.exec(text)?.[1] ?? '',
  }
}

function columnAt(text: string, at: number): number {
  return at - lineStart(text, at)
}

/** How a collection is written: as the text, with the quotes that its keys and texts have. */
export function styleIn(text: string, node: MappingNode | SequenceNode, style: YamlStyle): YamlStyle {
  const parts =
    node.kind === 'sequence'
      ? node.items
      : [...node.entries.values()].filter((entry) => isOwn(entry, node)).map(({ value }) => value)
  const texts = parts.filter(
    (part): part is ScalarNode =>
      part.kind === 'scalar' &&
      part.range.start >= node.range.start &&
      typeof part.value === 'string' &&
      part.tag === undefined,
  )
  const keys =
    node.kind === 'mapping'
      ? [...node.entries.values()]
          .filter((entry) => isOwn(entry, node))
          .map(({ keyRange }) => text[keyRange.start])
      : []
  const quotedKey = keys.length > 0 && keys.every((key) => key === keys[0]) ? quoteOf(keys[0]) : undefined
  const quotes = texts.map((part) =>
    part.style === 'single' ? "'" : part.style === 'double' ? '"' : undefined,
  )
  const quotedText = quotes.length > 0 && quotes.every((quote) => quote === quotes[0]) ? quotes[0] : undefined
  return {
    ...style,
    ...(quotedKey && { keys: quotedKey }),
    ...(quotedText && { texts: quotedText, needed: quotedText }),
  }
}

function quoteOf(char: string | undefined): Quote | undefined {
  return char === "'" || char === '"' ? char : undefined
}
