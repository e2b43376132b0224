/**
 * YAML to nodes, on the event stream of js-yaml: fast, exact about places, and strict.
 */
import { type Event, getScalarValue, parseEvents, YAMLException } from 'js-yaml'
import type { Range } from '../core/source.ts'
import { MAX_DEPTH, type Node, type ParsedText, type ScalarStyle, TOO_DEEP } from './node.ts'
import {
  addEntry,
  after,
  type Composed,
  type Composition,
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

/** Parses YAML; what js-yaml does not accept is `refused`, with the first fault. Never throws. */
export function parseYamlStrictly(
  text: string,
): ParsedText | { readonly refused: { readonly message: string; readonly range: Range } } {
  let events: Event[]
  try {
    events = parseEvents(text, { maxDepth: MAX_DEPTH })
  } catch (error) {
    const position = error instanceof YAMLException ? error.mark?.position : undefined
    const start = Math.min(position ?? 0, text.length)
    const reason = error instanceof YAMLException ? error.reason : `the YAML parser failed: ${String(error)}`
    const message = reason.startsWith('nesting exceeded') ? TOO_DEEP : reason
    return { refused: { message, range: { start, end: Math.min(start + 1, text.length) } } }
  }
  return compose(text, events)
}

/** A collection that is open. */
interface Frame {
  /** Absent in sequences. */
  readonly parts: MappingParts | undefined
  readonly items: Node[]
  readonly start: number
  readonly flow: boolean
  readonly tag: string | undefined
  readonly anchor: string | undefined
  key: Node | undefined
  /** Where its last child ends. */
  end: number
  size: number
  height: number
}

type NodeEvent = Exclude<Event, { type: 1 | 6 }>

const STYLES: readonly ScalarStyle[] = ['plain', 'plain', 'single', 'double', 'literal', 'folded']

function compose(text: string, events: readonly Event[]): ParsedText {
  const composition = startComposition(text)
  const roots: Node[] = []
  const frames: Frame[] = []
  for (const event of events) {
    const open = frames.at(-1)
    if (event.type === 1) composition.anchors.clear()
    else if (event.type === 2 || event.type === 3) frames.push(openFrame(text, event))
    else if (event.type === 6) {
      // The end of a document finds no collection open.
      if (open === undefined) continue
      frames.pop()
      const closed = close(text, open)
      if (open.anchor !== undefined) composition.anchors.set(open.anchor, closed)
      place(composition, frames.at(-1), roots, closed, closed.node.range.end)
    } else {
      const composed =
        event.type === 5 ? composeAlias(composition, frames, event) : composeLeaf(composition, open, event)
      const end = event.type === 5 ? event.anchorEnd : composed.node.range.end
      place(composition, open, roots, composed, end)
    }
  }
  return finish(composition, roots)
}

function openFrame(text: string, event: Extract<Event, { type: 2 | 3 }>): Frame {
  return {
    parts: event.type === 3 ? { entries: new Map(), merged: [] } : undefined,
    items: [],
    start: startOf(event),
    flow: event.style === 2,
    tag: sliceOf(text, event.tagStart, event.tagEnd),
    anchor: sliceOf(text, event.anchorStart, event.anchorEnd),
    key: undefined,
    end: event.start + (event.style === 2 ? 1 : 0),
    size: 1,
    height: 1,
  }
}

function startOf(event: Extract<Event, { type: 2 | 3 }>): number {
  return event.tagStart === -1 ? event.start : event.tagStart
}

function sliceOf(text: string, start: number, end: number): string | undefined {
  return start === -1 ? undefined : text.slice(start, end)
}

/** Events say where a collection starts; it ends with its bracket, or with its last child. */
function close(text: string, frame: Frame): Composed {
  const { parts, items, size, height } = frame
  const end = frame.flow ? after(text, frame.end, parts === undefined ? ']' : '}') : frame.end
  const range = { start: frame.start, end }
  const node: Node =
    parts === undefined
      ? { kind: 'sequence', items, range, ...keptTag(frame.tag) }
      : finishMapping(parts, range, frame.tag)
  return { node, size, height }
}

/** Puts a finished node where it belongs: into the collection that is open, or at the top. */
function place(
  composition: Composition,
  frame: Frame | undefined,
  roots: Node[],
  composed: Composed,
  end: number,
): void {
  if (frame === undefined) {
    roots.push(composed.node)
    return
  }
  frame.end = Math.max(frame.end, end)
  frame.size += composed.size
  frame.height = Math.max(frame.height, composed.height + 1)
  if (frame.parts === undefined) frame.items.push(composed.node)
  else if (frame.key === undefined) frame.key = composed.node
  else {
    addEntry(composition, frame.parts, frame.key, composed.node)
    frame.key = undefined
  }
}

function composeAlias(
  composition: Composition,
  frames: readonly Frame[],
  event: Extract<NodeEvent, { type: 5 }>,
): Composed {
  const name = composition.text.slice(event.anchorStart, event.anchorEnd)
  const range = { start: event.anchorStart - 1, end: event.anchorEnd }
  return resolveAlias(composition, name, range, frames.length)
}

function composeLeaf(
  composition: Composition,
  open: Frame | undefined,
  event: Extract<NodeEvent, { type: 4 }>,
): Composed {
  const { text } = composition
  const style = STYLES[event.style] ?? 'plain'
  const content =
    event.valueStart === -1
      ? emptyRange(text, open, event.tagEnd)
      : { start: event.valueStart, end: event.valueEnd }
  const bare = rangeOf(text, style, content)
  // Line ends after a block scalar are no part of what people mean by it.
  const contentEnd = Math.min(content.end, bare.end)
  const range = event.tagStart === -1 ? bare : { start: event.tagStart, end: bare.end }
  const tag = sliceOf(text, event.tagStart, event.tagEnd)
  const composed = leaf(
    composeScalar(getScalarValue(text, event), style, tag, range, { start: content.start, end: contentEnd }),
  )
  if (event.anchorStart !== -1) {
    composition.anchors.set(text.slice(event.anchorStart, event.anchorEnd), composed)
  }
  return composed
}

/** Where nothing is written: after the tag, the colon or the dash that promised something. */
function emptyRange(text: string, open: Frame | undefined, tagEnd: number): Range {
  let at = tagEnd
  if (at === -1) {
    if (open === undefined) at = 0
    else if (open.parts === undefined) at = after(text, open.end, '-')
    else at = open.key === undefined ? open.end : after(text, open.end, ':')
  }
  return { start: at, end: at }
}
