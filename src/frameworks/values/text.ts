/** Texts that are put together from pieces: interpolated strings, `Fn::Sub` and `Fn::Join`. */
import type { Value } from '../../core/value.ts'
import { readJson } from './json-text.ts'
import { unevaluated, unknown } from './make.ts'
import { knownText, type Piece, type TextMaker } from './pieces.ts'

/** The text of all pieces: JSON where it reads as JSON, unknown where one of them is not known. */
export function makeText(pieces: readonly Piece[], maker: TextMaker): Value {
  const { at, from, affords, causeOf, mayBeJson } = maker
  const length = pieces.reduce((sum, piece) => sum + ('text' in piece ? piece.text.length : 1), 0)
  const computed = pieces.some((piece) => !('map' in piece))
  if (!affords(length, computed)) return unevaluated('a very long text', at)
  const [only] = pieces
  // Nearly all texts are one piece that says nothing but itself.
  if (only !== undefined && pieces.length === 1 && 'text' in only && only.json === undefined) {
    if (!mayBeJson.test(only.text)) return knownText(only.text, maker, at, from)
  }
  const json = readJson(pieces, maker)
  if (json !== undefined) return json
  const parts = pieces.map((piece) => ('text' in piece ? piece.text : piece))
  const whole = parts.every((part) => typeof part === 'string') ? parts.join('') : undefined
  return whole === undefined ? unknown(causeOf(parts), at) : knownText(whole, maker, at, from)
}
