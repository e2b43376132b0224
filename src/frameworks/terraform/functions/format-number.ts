/**
 * Numbers as `format` writes them, which is how Go does.
 * https://pkg.go.dev/math/big#Float.Text
 * https://pkg.go.dev/math/big#Int.Format
 */
import { type BigFloat, isNegative, isWhole, toDecimal, truncate } from '../types/big-float.ts'

/** What a verb asks for beside its letter. */
export interface NumberStyle {
  readonly letter: string
  readonly flags: string
  readonly precision: number | undefined
}

/** The digits of a number without its sign: `0.d1d2d3...` times ten to the power of `point`. */
interface Decimal {
  readonly digits: string
  readonly point: number
}

const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, d: 10, x: 16, X: 16 }
const PREFIXES: Readonly<Record<string, string>> = { b: '0b', o: '0', x: '0x', X: '0X' }
/** More digits than these are not written. */
const MOST_DIGITS = 2_000

/** A whole number; undefined where it is none, which Terraform refuses. */
export function formatInteger(
  number: BigFloat,
  { letter, flags, precision }: NumberStyle,
): string | undefined {
  if (!isWhole(number)) return undefined
  const whole = truncate(number)
  if (whole === 0n && precision === 0) return ''
  const text = (whole < 0n ? -whole : whole).toString(BASES[letter] ?? 10).padStart(precision ?? 0, '0')
  const prefix = flags.includes('#') ? (PREFIXES[letter] ?? '') : ''
  return withSign(whole < 0n, prefix + (letter === 'X' ? text.toUpperCase() : text), flags)
}

/** Any number with `e`, `f` or `g`; undefined for one that is too large to be written out. */
export function formatFloat(number: BigFloat, { letter, flags, precision }: NumberStyle): string | undefined {
  const kind = letter.toLowerCase()
  const decimal = kind === 'g' && precision === undefined ? shortestOf(number) : exactOf(number)
  if (decimal === undefined) return undefined
  const text = kind === 'g' ? general(decimal, precision) : fixed(kind, decimal, precision ?? 6)
  return withSign(isNegative(number), letter === kind ? text : text.toUpperCase(), flags)
}

function withSign(negative: boolean, text: string, flags: string): string {
  if (negative) return `-${text}`
  return flags.includes('+') ? `+${text}` : flags.includes(' ') ? ` ${text}` : text
}

/** Without zeros at both ends; zero has no digits. */
function trimmed(digits: string, point: number): Decimal {
  const start = /^0*/.exec(digits)?.[0].length ?? 0
  const kept = digits.slice(start).replace(/0+$/, '')
  return kept === '' ? { digits: '', point: 0 } : { digits: kept, point: point - start }
}

function exactOf({ mantissa, exponent }: BigFloat): Decimal | undefined {
  if (Math.abs(exponent) > MOST_DIGITS) return undefined
  const size = mantissa < 0n ? -mantissa : mantissa
  const digits = exponent >= 0 ? size << BigInt(exponent) : size * 5n ** BigInt(-exponent)
  const text = digits.toString()
  return trimmed(text, text.length + Math.min(0, exponent))
}

function shortestOf(number: BigFloat): Decimal | undefined {
  const [whole = '', fraction = ''] = toDecimal(number)?.replace('-', '').split('.') ?? []
  return whole === '' ? undefined : trimmed(whole + fraction, whole.length)
}

/** Rounded to so many digits; exactly half goes to the even digit. */
function rounded({ digits, point }: Decimal, count: number): Decimal {
  if (count < 0) return { digits: '', point: 0 }
  if (count >= digits.length) return { digits, point }
  const isHalf = digits[count] === '5' && count + 1 === digits.length
  const isUp = isHalf ? count > 0 && Number(digits[count - 1]) % 2 === 1 : (digits[count] ?? '0') >= '5'
  const kept = digits.slice(0, count)
  if (!isUp) return trimmed(kept, point)
  const raised = (BigInt(`0${kept}`) + 1n).toString().padStart(count, '0')
  return trimmed(raised, point + raised.length - count)
}

function fixed(kind: string, decimal: Decimal, precision: number): string {
  return kind === 'e'
    ? withExponent(rounded(decimal, precision + 1), precision)
    : withPoint(rounded(decimal, decimal.point + precision), precision)
}

function withExponent({ digits, point }: Decimal, precision: number): string {
  const fraction = digits.slice(1, precision + 1).padEnd(precision, '0')
  const exponent = digits === '' ? 0 : point - 1
  const power = `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
  return `${digits[0] ?? '0'}${fraction && `.${fraction}`}e${power}`
}

function withPoint({ digits, point }: Decimal, precision: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0'
  const fraction = ('0'.repeat(Math.max(0, -point)) + digits.slice(Math.max(0, point)))
    .slice(0, precision)
    .padEnd(precision, '0')
  return fraction === '' ? whole : `${whole}.${fraction}`
}

/** With an exponent where the number is very large or very small. */
function general(decimal: Decimal, precision: number | undefined): string {
  const wanted = precision === 0 ? 1 : precision
  const short = wanted === undefined ? decimal : rounded(decimal, wanted)
  const count = short.digits.length
  const limit = wanted === undefined ? 6 : wanted > count && count >= short.point ? count : wanted
  const exponent = short.point - 1
  if (short.digits !== '' && (exponent < -4 || exponent >= limit))
    return withExponent(short, Math.max(0, Math.min(wanted ?? count, count) - 1))
  return withPoint(short, Math.max(count - short.point, 0))
}
