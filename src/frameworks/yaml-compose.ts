/**
 * How YAML nodes are put together, whichever parser found them: values of scalars, duplicate keys, merge
 * keys, aliases. Aliases share the node they name; what they would unfold to is bounded.
 */
import type { Range } from '../core/source.ts'
import {
  duplicateKey,
  type Entry,
  MAX_DEPTH,
  MAX_PROBLEMS,
  type MappingNode,
  type Node,
  type ParsedText,
  type ScalarNode,
  type ScalarStyle,
  type SyntaxProblem,
  TOO_DEEP,
} from './node.ts'
import { resolvePlain } from './yaml-scalars.ts'

/** Nodes that all aliases of a text may stand for together; a few kilobytes can otherwise unfold to billions. */
const MAX_ALIASED = 100_000

export interface Composition {
  readonly text: string
  readonly problems: SyntaxProblem[]
  readonly anchors: Map<string, Composed>
  /** What the tree does not say. */
  readonly lost: Range[]
  aliased: number
  validUntil: number
}

/** A node with its size and height once its aliases are unfolded. */
export interface Composed {
  readonly node: Node
  readonly size: number
  readonly height: number
}

export function startComposition(text: string): Composition {
  return {
    text,
    problems: [],
    anchors: new Map(),
    lost: [],
    aliased: 0,
    validUntil: Number.POSITIVE_INFINITY,
  }
}

/** Lists a problem; `loses` says that the tree does not say what stands there. */
function complain(composition: Composition, message: string, range: Range, loses: boolean): void {
  const { problems, lost } = composition
  if (problems.length < MAX_PROBLEMS) {
    problems.push({ message, range })
    if (loses) lost.push(range)
  } else if (loses) composition.validUntil = Math.min(composition.validUntil, range.start)
}

const CORE_TAG = /^(?:!!|!?<?tag:yaml\.org,2002:)(\w+)>?$/

/** Core tags decide a scalar's value and are gone then; `!` makes text; all others are kept as written. */
export function composeScalar(
  text: string,
  style: ScalarStyle,
  tag: string | undefined,
  range: Range,
  content: Range,
): ScalarNode {
  const core = tag === undefined ? undefined : tag === '!' ? 'str' : CORE_TAG.exec(tag)?.[1]
  const plain = tag === undefined ? style === 'plain' : core !== undefined && core !== 'str'
  const node = {
    kind: 'scalar',
    value: plain ? resolvePlain(text) : text,
    text,
    style,
    range,
    content,
  } as const
  return tag === undefined || isApplied(core) ? node : { ...node, tag }
}

function isApplied(core: string | undefined): boolean {
  return core !== undefined && ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].includes(core)
}

/** The tag of a collection as it is kept; `!!map` and `!!seq` say nothing. */
export function keptTag(tag: string | undefined): { readonly tag?: string } {
  return tag === undefined || tag === '!' || isApplied(CORE_TAG.exec(tag)?.[1]) ? {} : { tag }
}

/** A mapping under construction. */
export interface MappingParts {
  readonly entries: Map<string, Entry>
  readonly merged: Node[]
}

export function addEntry(composition: Composition, parts: MappingParts, key: Node, value: Node): void {
  if (key.kind !== 'scalar') {
    complain(composition, 'a key that is not text', key.range, true)
    return
  }
  if (key.text === '<<' && key.style === 'plain') {
    parts.merged.push(value)
    return
  }
  if (parts.entries.has(key.text)) complain(composition, duplicateKey(key.text), key.range, false)
  parts.entries.set(key.text, { key: key.text, keyRange: key.range, value })
}

/** The finished mapping: its own entries win over merged ones, earlier merged ones over later ones. */
export function finishMapping(parts: MappingParts, range: Range, tag: string | undefined): MappingNode {
  for (const source of parts.merged) {
    for (const mapping of source.kind === 'sequence' ? source.items : [source]) {
      if (mapping.kind !== 'mapping') continue
      for (const [key, entry] of mapping.entries) {
        if (!parts.entries.has(key)) parts.entries.set(key, entry)
      }
    }
  }
  return { kind: 'mapping', entries: parts.entries, range, ...keptTag(tag) }
}

/**
 * The node that an alias names. An alias of something that is not above it, or that would unfold to too much,
 * is a problem and gives an empty node.
 * @param depth how many collections the alias stands in
 */
export function resolveAlias(composition: Composition, name: string, range: Range, depth: number): Composed {
  const anchored = composition.anchors.get(name)
  if (anchored === undefined) {
    complain(composition, `no anchor ${JSON.stringify(name)} above this alias`, range, true)
    return emptyAt(range)
  }
  if (depth + anchored.height > MAX_DEPTH) {
    complain(composition, TOO_DEEP, range, true)
    return emptyAt(range)
  }
  composition.aliased += anchored.size
  if (composition.aliased > MAX_ALIASED) {
    complain(composition, `aliases stand for more than ${MAX_ALIASED} values`, range, true)
    return emptyAt(range)
  }
  return anchored
}

function emptyAt(range: Range): Composed {
  return leaf(composeScalar('', 'plain', undefined, range, range))
}

export function leaf(node: Node): Composed {
  return { node, size: 1, height: 0 }
}

/** The range of a scalar without its tag, from the range of its content. */
export function rangeOf(text: string, style: ScalarStyle, content: Range): Range {
  if (style === 'plain') return content
  if (style === 'literal' || style === 'folded') return blockRange(text, content)
  return { start: content.start - 1, end: content.end + 1 }
}

/** The range of a block scalar: its lines, without the indentation of the first and without trailing blanks. */
function blockRange(text: string, content: Range): Range {
  let { start, end } = content
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  while (start < end && isBlank(text.charCodeAt(start))) start++
  return { start, end }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d
}

/** Steps over blanks, commas and comments: the offset after `mark` if that is what follows, else `from`. */
export function after(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (text[at] === mark) return at + 1
    if (code === 0x23) {
      const end = text.indexOf('\n', at)
      if (end === -1) return from
      at = end
    } else if (!isBlank(code) && code !== 0x2c) return from
  }
  return from
}

/** The first document that says something; more of them are a problem. */
export function finish(composition: Composition, documents: readonly Node[]): ParsedText {
  const [root, second] = documents.filter((node) => node.kind !== 'scalar' || node.value !== null)
  if (second !== undefined) {
    complain(composition, 'a second document in the same file is not read', second.range, false)
  }
  return { root, problems: composition.problems, validUntil: composition.validUntil, lost: composition.lost }
}
