/**
 * Texts that are JSON, such as policies: what they say, with places inside the text. Interpolations that are
 * not known make unknown only the string they stand in.
 */
import type { Location, Range } from '../../core/source.ts'
import type { UnknownCause, Value } from '../../core/value.ts'
import { parseJson } from '../json.ts'
import type { Node } from '../node.ts'
import { jsonText, list, mapping, scalar, unknown, unlinked } from '../values/make.ts'
import { locate, type Scope } from './scope.ts'

/** A run of a rendered template. */
export type Piece = TextPiece | Hole

export interface TextPiece {
  readonly text: string
  /** Where it comes from. */
  readonly range: Range
  /** Character by character: the range is as long as the text. */
  readonly exact: boolean
  /** What it says, where it is known JSON, which may stand where a JSON value may stand. */
  readonly json?: Value
}

/** An interpolation that is no known text. */
export interface Hole {
  readonly because: UnknownCause
  readonly range: Range
  /** JSON with unknown parts, which may stand where a JSON value may stand. */
  readonly json?: Value
}

/** Marks around the number of a hole in the text given to the JSON parser: private-use characters. */
const OPEN = '\uE000'
const CLOSE = '\uE001'
const MARK = /\uE000(\d+)\uE001/

/** Reads pieces as JSON; undefined when they are no JSON object or array. */
export function readJson(pieces: readonly Piece[], at: Location, scope: Scope): Value | undefined {
  const first = pieces[0]
  const alone = onlyJson(pieces)
  if (alone !== undefined) return { kind: 'json', of: alone, at }
  if (first === undefined || 'because' in first || !/^\s*[{[]/.test(first.text)) return undefined
  if (pieces.some((piece) => 'text' in piece && (piece.text.includes(OPEN) || piece.text.includes(CLOSE)))) {
    return undefined
  }
  const { text, segments } = assemble(pieces)
  const { root, validUntil, problems } = parseJson(text)
  const cutShort = validUntil < text.length || problems.some(({ range }) => range.start >= text.length)
  if (root === undefined || root.kind === 'scalar' || cutShort) return undefined
  const of = convert(root, { pieces, segments, scope })
  const written = pieces.filter((piece) => 'text' in piece).map((piece) => piece.text)
  if (written.length === pieces.length) return jsonText(of, written.join(''), at)
  return { kind: 'json', of, at }
}

/** JSON with nothing but blanks around it. */
function onlyJson(pieces: readonly Piece[]): Value | undefined {
  const [only, ...more] = pieces.filter((piece) => 'because' in piece || piece.text.trim() !== '')
  return only !== undefined && more.length === 0 ? only.json : undefined
}

/** Where a run of the assembled text comes from. */
interface Segment {
  readonly start: number
  readonly piece: Piece
}

/** Joins the pieces. What is read already, and a hole outside a string, are put in quotes: they are no text here. */
function assemble(pieces: readonly Piece[]): { text: string; segments: readonly Segment[] } {
  const segments: Segment[] = []
  let text = ''
  let quoted = false
  for (const [index, piece] of pieces.entries()) {
    segments.push({ start: text.length, piece })
    if ('text' in piece && (quoted || piece.json === undefined)) {
      quoted = endsQuoted(piece.text, quoted)
      text += piece.text
    } else {
      const mark = `${OPEN}${index}${CLOSE}`
      text += quoted ? mark : `"${mark}"`
    }
  }
  return { text, segments }
}

/** Whether a JSON string is open after the text. */
function endsQuoted(text: string, quotedBefore: boolean): boolean {
  let quoted = quotedBefore
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (quoted && char === 0x5c) at++
    else if (char === 0x22) quoted = !quoted
  }
  return quoted
}

interface Source {
  readonly pieces: readonly Piece[]
  readonly segments: readonly Segment[]
  readonly scope: Scope
}

function convert(node: Node, source: Source): Value {
  const at = locate(source.scope, sourceRange(node.range, source.segments))
  switch (node.kind) {
    case 'sequence':
      return list(
        node.items.map((item) => convert(item, source)),
        at,
      )
    case 'mapping': {
      const entries = new Map<string, Value>()
      for (const [key, entry] of node.entries) {
        const hole = holeIn(key, source)
        // A key that is not known may be any key.
        if (hole !== undefined) return unknown(unlinked(hole.because), at)
        entries.set(key, convert(entry.value, source))
      }
      return mapping(entries, at)
    }
    case 'scalar': {
      const hole = typeof node.value === 'string' ? holeIn(node.value, source) : undefined
      if (hole === undefined) return scalar(node.value, at)
      if (!hole.alone) return unknown(unlinked(hole.because), at)
      return hole.json ?? unknown(hole.because, at)
    }
  }
}

interface Found {
  readonly because: UnknownCause
  readonly json?: Value | undefined
  readonly alone: boolean
}

function holeIn(text: string, source: Source): Found | undefined {
  const match = MARK.exec(text)
  const piece = match === null ? undefined : source.pieces[Number(match[1])]
  if (match === null || piece === undefined) return undefined
  const because = 'because' in piece ? piece.because : NESTED
  return { because, json: piece.json, alone: match[0].length === text.length }
}

/** JSON where only a text may stand. */
const NESTED: UnknownCause = { kind: 'expression', text: 'JSON inside of JSON' }

/** From a range in the assembled text to one in the file. */
function sourceRange(range: Range, segments: readonly Segment[]): Range {
  const first = segmentAt(range.start, segments)
  const last = segmentAt(range.end - 1, segments)
  if (first === undefined || last === undefined) return range
  const start = isExact(first.piece)
    ? first.piece.range.start + range.start - first.start
    : first.piece.range.start
  const end = isExact(last.piece) ? last.piece.range.start + range.end - last.start : last.piece.range.end
  return { start, end }
}

function isExact(piece: Piece): boolean {
  return 'text' in piece && piece.exact
}

function segmentAt(offset: number, segments: readonly Segment[]): Segment | undefined {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((segments[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return segments[low]
}
