/** YAML to nodes, on the tolerant parser `yaml`. Loaded only for texts that the fast one refuses. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
  type Node as YamlNode,
} from 'yaml'
import type { Range } from '../core/source.ts'
import { MAX_DEPTH, type ParsedText, type ScalarStyle, TOO_DEEP } from './node.ts'
import {
  addEntry,
  type Composed,
  type Composition,
  complain,
  composeScalar,
  finish,
  finishMapping,
  keptTag,
  leaf,
  type MappingParts,
  rangeOf,
  resolveAlias,
  startComposition,
} from './yaml-compose.ts'

/**
 * Nothing is converted to JavaScript values, duplicate keys are left to us, and messages carry no excerpts:
 * each of these takes seconds on hostile texts.
 */
const OPTIONS = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const

/** As parseYaml; undefined when this parser fails altogether. */
export function parseYamlTolerantly(text: string): ParsedText | undefined {
  const documents = readDocuments(text)
  if (documents === undefined) return undefined
  const composition = startComposition(text)
  const roots = []
  for (const document of documents) {
    for (const { message, pos } of document.errors) {
      complain(composition, firstLine(message), clamp(text, pos[0], pos[1]), true)
    }
    composition.anchors.clear()
    if (document.contents !== null) roots.push(composeNode(composition, document.contents, 0).node)
  }
  return finish(composition, roots)
}

function readDocuments(text: string): ReturnType<typeof parseAllDocuments> | undefined {
  // It makes an error object for every fault; without stack traces that is three times as fast.
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return parseAllDocuments(text, OPTIONS)
  } catch {
    // It recurses without a bound in places; the first parser's message has to do.
    return undefined
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

function firstLine(message: string): string {
  const end = message.indexOf('\n')
  const line = end === -1 ? message : message.slice(0, end)
  return line.charAt(0).toLowerCase() + line.slice(1)
}

function clamp(text: string, start: number, end: number): Range {
  const from = Math.max(0, Math.min(start, text.length))
  return { start: from, end: Math.max(from, Math.min(end, text.length)) }
}

/** @param depth how many collections the node stands in */
function composeNode(composition: Composition, node: YamlNode, depth: number): Composed {
  const { text } = composition
  const at = clamp(text, node.range?.[0] ?? 0, node.range?.[1] ?? 0)
  if (isAlias(node)) return resolveAlias(composition, node.source, at, depth)
  const range = { start: startOfTag(text, node.tag, at.start), end: at.end }
  const composed = isScalar(node)
    ? composeLeaf(composition, node, at)
    : depth < MAX_DEPTH && (isMap(node) || isSeq(node))
      ? composeCollection(composition, node, range, depth)
      : tooDeep(composition, at)
  if (node.anchor !== undefined) composition.anchors.set(node.anchor, composed)
  return composed
}

function tooDeep(composition: Composition, at: Range): Composed {
  complain(composition, TOO_DEEP, { start: at.start, end: at.start + 1 }, true)
  return empty(at.start)
}

function empty(at: number): Composed {
  const range = { start: at, end: at }
  return leaf(composeScalar('', 'plain', undefined, range, range))
}

function composeCollection(
  composition: Composition,
  node: YAMLMap | YAMLSeq,
  range: Range,
  depth: number,
): Composed {
  let size = 1
  let height = 1
  let end = range.start
  const child = (inner: unknown): Composed => {
    const composed = isNode(inner) ? composeNode(composition, inner, depth + 1) : empty(end)
    size += composed.size
    height = Math.max(height, composed.height + 1)
    end = Math.max(end, isAlias(inner) ? (inner.range?.[1] ?? end) : composed.node.range.end)
    return composed
  }
  const own = (): Range => ({ start: range.start, end: node.flow === true ? range.end : end })
  if (isSeq(node)) {
    const items = node.items.map((item) => child(item).node)
    return { node: { kind: 'sequence', items, range: own(), ...keptTag(node.tag) }, size, height }
  }
  const parts: MappingParts = { entries: new Map(), merged: [] }
  for (const pair of node.items) {
    const key = child(pair.key).node
    addEntry(composition, parts, key, child(pair.value).node)
  }
  return { node: finishMapping(parts, own(), node.tag), size, height }
}

function isNode(value: unknown): value is YamlNode {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value)
}

const STYLES: ReadonlyMap<unknown, ScalarStyle> = new Map<unknown, ScalarStyle>([
  [Scalar.QUOTE_SINGLE, 'single'],
  [Scalar.QUOTE_DOUBLE, 'double'],
  [Scalar.BLOCK_LITERAL, 'literal'],
  [Scalar.BLOCK_FOLDED, 'folded'],
])

function composeLeaf(composition: Composition, node: Scalar, at: Range): Composed {
  const { text } = composition
  const style = STYLES.get(node.type) ?? 'plain'
  const whole = contentOf(text, style, at)
  const bare = rangeOf(text, style, whole)
  const content = { start: whole.start, end: Math.min(whole.end, bare.end) }
  const range = { start: startOfTag(text, node.tag, bare.start, at.start), end: Math.min(bare.end, at.end) }
  return leaf(
    composeScalar(
      typeof node.value === 'string' ? node.value : (node.source ?? ''),
      style,
      node.tag,
      range,
      content,
    ),
  )
}

function contentOf(text: string, style: ScalarStyle, at: Range): Range {
  if (style === 'plain') return at
  if (style === 'single' || style === 'double') {
    const start = Math.min(at.start + 1, at.end)
    return { start, end: Math.max(start, at.end - 1) }
  }
  const header = text.indexOf('\n', at.start)
  const start = header === -1 || header >= at.end ? at.end : header + 1
  return { start, end: at.end }
}

/** A node's range begins after its tag; the tag itself stands a few blanks before. */
const TAG_REACH = 1000

function startOfTag(text: string, tag: string | undefined, start: number, before = start): number {
  if (tag === undefined || tag.startsWith('tag:')) return start
  const from = Math.max(0, before - TAG_REACH)
  const found = text.slice(from, before).lastIndexOf(tag)
  return found === -1 ? start : from + found
}
