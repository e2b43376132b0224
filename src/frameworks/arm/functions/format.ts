/**
 * The composite format strings of .NET, as far as templates use them. See
 * https://learn.microsoft.com/dotnet/standard/base-types/composite-formatting
 */
import type { Value } from '../../../core/value.ts'
import type { Part } from './parts.ts'
import { integerOf, textOf } from './rule.ts'

/** `{{`, `}}`, `{index,alignment:format}`, or a brace that belongs to none of them. */
const MARKS = /(\{\{|\}\}|\{[^{}]*\}|[{}])/
const ITEM = /^\{\s*(\d{1,6})\s*(?:,\s*(-?\d{1,3})\s*)?(?::([^{}]*))?\}$/
const MAX_DIGITS = 100

/** The parts of a format string with its values in place; undefined where Azure would refuse it, or it is too odd. */
export function formatParts(text: string, values: readonly Value[]): readonly Part[] | undefined {
  const parts: Part[] = []
  for (const piece of text.split(MARKS)) {
    if (!/^[{}]/.test(piece)) parts.push(piece)
    else if (piece === '{{' || piece === '}}') parts.push(piece.charAt(0))
    else {
      const part = item(piece, values)
      if (part === undefined) return undefined
      parts.push(part)
    }
  }
  return parts
}

function item(piece: string, values: readonly Value[]): Part | undefined {
  const [whole, index, alignment, format = ''] = ITEM.exec(piece) ?? []
  const value = whole === undefined ? undefined : values[Number(index)]
  if (value === undefined || value.kind === 'unknown') return value
  const text = format === '' ? textOf(value) : formatNumber(integerOf(value), format)
  if (text === undefined || alignment === undefined) return text !== undefined && format === '' ? value : text
  const width = Number(alignment)
  return width < 0 ? text.padEnd(-width) : text.padStart(width)
}

/** `D3`, `N0`, `X2` and zeros, which are what templates use; undefined for others. */
function formatNumber(number: number | undefined, format: string): string | undefined {
  const [, letter = '', precision = ''] = /^([DNX])(\d{0,2})$/i.exec(format) ?? []
  const zeros = /^0+$/.test(format) ? format.length : undefined
  if (number === undefined || format.length > MAX_DIGITS) return undefined
  const sign = number < 0 ? '-' : ''
  const digits = String(Math.abs(number))
  if (zeros !== undefined) return sign + digits.padStart(zeros, '0')
  switch (letter) {
    case 'D':
    case 'd':
      return sign + digits.padStart(Number(precision), '0')
    case 'X':
    case 'x': {
      if (number < 0) return undefined
      const hexadecimal = number.toString(16).padStart(Number(precision), '0')
      return letter === 'X' ? hexadecimal.toUpperCase() : hexadecimal
    }
    case 'N':
    case 'n': {
      const decimals = precision === '' ? 2 : Number(precision)
      const grouped = digits.replace(/\B(?=(?:\d{3})+$)/g, ',')
      return sign + grouped + (decimals === 0 ? '' : `.${'0'.repeat(decimals)}`)
    }
    default:
      return undefined
  }
}
