/**
 * Texts that are JSON, such as policies: what they say, with places inside the text. Parts that are not known make
 * unknown only the string they stand in.
 */
import type { Range } from '../../core/source.ts'
import type { UnknownCause, Value } from '../../core/value.ts'
import { parseJson } from '../json.ts'
import type { Node } from '../node.ts'
import { jsonText, list, mapping, scalar, unknown, unlinked } from './make.ts'
import { type Hole, knownText, type Piece, type TextMaker } from './pieces.ts'

/** Marks around the number of a hole in the text given to the JSON parser: private-use characters. */
const OPEN = '\uE000'
const CLOSE = '\uE001'
const MARK = /\uE000(\d+)\uE001/

/** Reads pieces as JSON; undefined when they are no JSON object or array. */
export function readJson(pieces: readonly Piece[], maker: TextMaker): Value | undefined {
  const { at, mayBeJson } = maker
  const alone = onlyJson(pieces)
  if (alone !== undefined) return { kind: 'json', of: alone, at }
  const first = pieces.find((piece) => 'because' in piece || piece.text !== '')
  if (first === undefined || 'because' in first || !mayBeJson.test(first.text)) return undefined
  if (pieces.some((piece) => 'text' in piece && (piece.text.includes(OPEN) || piece.text.includes(CLOSE)))) {
    return undefined
  }
  const { text, segments } = assemble(pieces)
  const { root, validUntil, problems } = parseJson(text)
  const cutShort = validUntil < text.length || problems.some(({ range }) => range.start >= text.length)
  if (root === undefined || root.kind === 'scalar' || cutShort) return undefined
  const of = convert(root, { pieces, segments, maker })
  const written = pieces.filter((piece) => 'text' in piece).map((piece) => piece.text)
  if (written.length === pieces.length) return jsonText(of, written.join(''), at)
  return { kind: 'json', of, at }
}

/** JSON with nothing but blanks around it. */
function onlyJson(pieces: readonly Piece[]): Value | undefined {
  if (pieces.every(({ json }) => json === undefined)) return undefined
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
  readonly maker: TextMaker
}

function convert(node: Node, source: Source): Value {
  const { file } = source.maker.at
  const at = { file, range: sourceRange(node.range, source.segments) }
  switch (node.kind) {
    case 'sequence':
      return list(
        node.items.map((item) => convert(item, source)),
        at,
      )
    case 'mapping': {
      const entries = new Map<string, Value>()
      for (const [key, entry] of node.entries) {
        const [hole] = partsOf(key, source).filter((part) => typeof part !== 'string')
        // A key that is not known may be any key.
        if (hole !== undefined) return unknown(unlinked(hole.because), at)
        entries.set(key, convert(entry.value, source))
      }
      return mapping(entries, at)
    }
    case 'scalar': {
      if (typeof node.value !== 'string') return scalar(node.value, at)
      const parts = partsOf(node.value, source)
      const [only, ...more] = parts
      if (only !== undefined && typeof only !== 'string' && more.length === 0) {
        return only.json ?? unknown(only.because, at)
      }
      const isKnown = parts.every((part) => typeof part === 'string')
      return isKnown ? knownText(node.value, source.maker, at) : unknown(source.maker.causeOf(parts), at)
    }
  }
}

/** A text with the holes that its marks stand for. */
function partsOf(text: string, { pieces }: Source): readonly (string | Hole)[] {
  // Of what is split by a group, every other part is what the group matched.
  return text.split(MARK).flatMap((part, index): readonly (string | Hole)[] => {
    if (index % 2 === 0) return part === '' ? [] : [part]
    const piece = pieces[Number(part)]
    if (piece === undefined) return []
    return ['because' in piece ? piece : { because: NESTED, range: piece.range, ...jsonOf(piece) }]
  })
}

function jsonOf({ json }: Piece): { readonly json?: Value } {
  return json === undefined ? {} : { json }
}

/** JSON where only a text may stand. */
const NESTED: UnknownCause = { kind: 'expression', text: 'JSON inside of JSON' }

/** From a range in the assembled text to one in the file. */
function sourceRange(range: Range, segments: readonly Segment[]): Range {
  const first = segmentAt(range.start, segments)
  const last = segmentAt(range.end - 1, segments)
  if (first === undefined || last === undefined) return range
  if (first === last) return placeIn(first, range)
  const { start } = placeIn(first, { start: range.start, end: range.start + 1 })
  const { end } = placeIn(last, { start: range.end - 1, end: range.end })
  return { start, end: Math.max(start, end) }
}

/** The place of a range of the assembled text that lies in one segment. */
function placeIn({ start, piece }: Segment, range: Range): Range {
  const map = 'map' in piece ? piece.map : undefined
  return map === undefined ? piece.range : map({ start: range.start - start, end: range.end - start })
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
