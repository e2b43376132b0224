/**
 * Numbers as Terraform counts: binary ones of 512 bits, of which as many decimals are written as tell them apart.
 * What functions count has 64 bits, what they compute as `float64` has 53; an operator keeps the bits of the operand
 * that has more.
 * https://pkg.go.dev/math/big#Float
 * https://pkg.go.dev/github.com/zclconf/go-cty/cty#NumberIntVal
 */

/** `mantissa` times two to the power of `exponent`, with so many bits where they are not 512. */
export interface BigFloat {
  readonly mantissa: bigint
  readonly exponent: number
  readonly bits?: number
  /** Set for the zero below zero, which equals the other one and is written `-0`. */
  readonly isNegativeZero?: true
}

const BITS = 512
/** The bits of `float64`. */
export const BITS_OF_DOUBLE = 53
/** The bits of `int64`. */
export const BITS_OF_COUNT = 64

export function bitsOf({ bits = BITS }: BigFloat): number {
  return bits
}

/** The same number, rounded to so many bits. */
export function withBits({ mantissa, exponent, isNegativeZero }: BigFloat, bits: number): BigFloat {
  return signed(rounded(mantissa, exponent, bits), isNegativeZero === true)
}

/** A zero with the sign that it gets; other numbers have theirs. */
function signed(number: BigFloat, isNegative: boolean): BigFloat {
  return number.mantissa === 0n && isNegative ? { ...number, isNegativeZero: true } : number
}

export function isNegative({ mantissa, isNegativeZero }: BigFloat): boolean {
  return mantissa < 0n || isNegativeZero === true
}

/** A whole number as functions give it: with all its bits, and 64 at least. */
export function counted(whole: bigint): BigFloat {
  return rounded(whole, 0, Math.max(BITS_OF_COUNT, exactBitsOf(whole < 0n ? -whole : whole)))
}

function mostBits(a: BigFloat, b: BigFloat): number {
  return Math.max(bitsOf(a), bitsOf(b))
}
/** Larger and smaller ones are not written by people, and take long. */
const MAX_EXPONENT = 4_000

export function parseDecimal(text: string): BigFloat | undefined {
  const parts = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,6}))?$/.exec(text)
  if (parts === null || text.length > 1_000) return undefined
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts
  if (whole === '' && fraction === '') return undefined
  const digits = BigInt(sign === '-' ? `-${whole}${fraction}` : `${whole}${fraction}`)
  const shift = Number(power) - fraction.length
  if (Math.abs(shift) > MAX_EXPONENT) return undefined
  if (digits === 0n) return signed(rounded(0n, 0), sign === '-')
  if (shift >= 0) return rounded(digits * 10n ** BigInt(shift), 0)
  return divide({ mantissa: digits, exponent: 0 }, { mantissa: 10n ** BigInt(-shift), exponent: 0 })
}

export function add(a: BigFloat, b: BigFloat): BigFloat | undefined {
  const exponent = Math.min(a.exponent, b.exponent)
  if (Math.abs(a.exponent - b.exponent) > MAX_EXPONENT) return undefined
  const sum = rounded(scaled(a, exponent) + scaled(b, exponent), exponent, mostBits(a, b))
  return signed(sum, a.isNegativeZero === true && b.isNegativeZero === true)
}

export function negate({ isNegativeZero, ...number }: BigFloat): BigFloat {
  return signed({ ...number, mantissa: -number.mantissa }, isNegativeZero !== true)
}

/** A product keeps the bits that it has, up to 512. */
export function multiply(a: BigFloat, b: BigFloat): BigFloat {
  const { mantissa, exponent } = rounded(a.mantissa * b.mantissa, a.exponent + b.exponent)
  const needed = exactBitsOf(mantissa < 0n ? -mantissa : mantissa)
  const product = rounded(mantissa, exponent, Math.max(needed, mostBits(a, b)))
  return signed(product, isNegative(a) !== isNegative(b))
}

export function divide(a: BigFloat, b: BigFloat): BigFloat | undefined {
  if (b.mantissa === 0n) return undefined
  const shift = Math.max(0, BITS + 8 + digitsOf(b.mantissa) - digitsOf(a.mantissa))
  const [dividend, divisor] = [a.mantissa << BigInt(shift), b.mantissa]
  const quotient = dividend / divisor
  // What is left decides the rounding as a bit of its own.
  const rest = dividend % divisor === 0n ? 0n : dividend < 0n === divisor < 0n ? 1n : -1n
  const divided = rounded(quotient * 2n + rest, a.exponent - b.exponent - shift - 1, mostBits(a, b))
  return signed(divided, isNegative(a) !== isNegative(b))
}

/** The rest of a division that leaves a whole number. */
export function remainder(a: BigFloat, b: BigFloat): BigFloat | undefined {
  const quotient = divide(a, b)
  if (quotient === undefined) return undefined
  const bits = bitsOf(a)
  const whole = rounded(truncate(quotient), 0, bits)
  const product = signed(
    rounded(b.mantissa * whole.mantissa, b.exponent + whole.exponent, bits),
    isNegative(b) !== isNegative(whole),
  )
  const rest = add({ ...a, bits: BITS }, negate({ ...product, bits: BITS }))
  return rest && withBits(rest, bits)
}

/** The whole number towards zero. */
export function truncate({ mantissa, exponent }: BigFloat): bigint {
  if (exponent >= 0) return mantissa << BigInt(exponent)
  const size = mantissa < 0n ? -mantissa : mantissa
  const whole = size >> BigInt(-exponent)
  return mantissa < 0n ? -whole : whole
}

export function isWhole(number: BigFloat): boolean {
  return compare(number, { mantissa: truncate(number), exponent: 0 }) === 0
}

export function compare(a: BigFloat, b: BigFloat): number {
  const exponent = Math.min(a.exponent, b.exponent)
  const difference = scaled(a, exponent) - scaled(b, exponent)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function scaled({ mantissa, exponent }: BigFloat, to: number): bigint {
  return mantissa << BigInt(exponent - to)
}

function digitsOf(number: bigint): number {
  return (number < 0n ? -number : number).toString(16).length * 4
}

function exactBitsOf(size: bigint): number {
  const hex = size.toString(16)
  return hex.length * 4 - Math.clz32(Number.parseInt(hex[0] ?? '0', 16)) + 28
}

/** The nearest number of so many bits; of two, the even one. */
function rounded(mantissa: bigint, exponent: number, bits: number = BITS): BigFloat {
  const kept = bits === BITS ? {} : { bits }
  if (mantissa === 0n) return { mantissa, exponent: 0, ...kept }
  const isNegative = mantissa < 0n
  let size = isNegative ? -mantissa : mantissa
  let power = exponent
  const excess = exactBitsOf(size) - bits
  if (excess > 0) {
    const shift = BigInt(excess)
    const rest = size & ((1n << shift) - 1n)
    const half = 1n << (shift - 1n)
    size >>= shift
    if (rest > half || (rest === half && (size & 1n) === 1n)) size += 1n
    power += excess
  }
  while ((size & 0xffffffffn) === 0n) {
    size >>= 32n
    power += 32
  }
  while ((size & 1n) === 0n) {
    size >>= 1n
    power++
  }
  return { mantissa: isNegative ? -size : size, exponent: power, ...kept }
}

/** The decimals that tell the number apart from its neighbors, without an exponent. */
export function toDecimal(number: BigFloat): string | undefined {
  const { mantissa, exponent, bits = BITS } = number
  if (Math.abs(exponent) > MAX_EXPONENT) return undefined
  const sign = isNegative(number) ? '-' : ''
  const size = mantissa < 0n ? -mantissa : mantissa
  if (size === 0n) return `${sign}0`
  if (exponent >= 0 && exactBitsOf(size) + exponent <= bits)
    return sign + (size << BigInt(exponent)).toString()
  return sign + shortest(size, exponent, bits)
}

const powers = new Map<number, bigint>()

function powerOfFive(exponent: number): bigint {
  const known = powers.get(exponent)
  if (known !== undefined) return known
  const power = 5n ** BigInt(exponent)
  if (powers.size < 1_000) powers.set(exponent, power)
  return power
}

/** Goes through the digits until what follows does not matter any more. */
function shortest(size: bigint, exponent: number, bits: number): string {
  // The number, and half a step below and above it, as integers of the same scale.
  const spare = Math.max(0, bits - exactBitsOf(size))
  const unit = 1n << 1n
  const middle = (size << BigInt(spare)) * unit
  const places = Math.max(0, 1 + spare - exponent)
  const scale = places > 0 ? powerOfFive(places) : 1n << BigInt(exponent - spare - 1)
  const digits = (number: bigint) => (number * scale).toString()
  // Below a power of two the next number is half as far, which Go's `roundShortest` does not look at.
  const [low, own, high] = [digits(middle - 1n), digits(middle), digits(middle + 1n)]
  const length = Math.max(own.length, high.length)
  const isEven = (size << BigInt(spare)) % 2n === 0n
  return place(
    cut(low.padStart(length, '0'), own.padStart(length, '0'), high.padStart(length, '0'), isEven),
    length - places,
  )
}

/** The shortest digits between two bounds; see roundShortest in Go's math/big. */
function cut(low: string, own: string, high: string, isInclusive: boolean): string {
  const [lowLength, highLength] = [low, high].map((digits) => digits.replace(/0+$/, '').length)
  for (let index = 0; index < own.length; index++) {
    const [l, m, u] = [low[index], own[index], high[index]].map(Number) as [number, number, number]
    const down = l !== m || (isInclusive && index + 1 === lowLength)
    const up = m !== u && (isInclusive || m + 1 < u || index + 1 < (highLength ?? 0))
    const kept = own.slice(0, index + 1)
    if (down && up) return isUp(own, index + 1) ? increased(kept) : kept
    if (down) return kept
    if (up) return increased(kept)
  }
  return own
}

/** Whether the digits from an index on round up; exactly half does to the even digit. */
function isUp(digits: string, from: number): boolean {
  const next = digits[from]
  if (next === undefined) return false
  if (next === '5' && /^0*$/.test(digits.slice(from + 1))) return Number(digits[from - 1]) % 2 === 1
  return next >= '5'
}

function increased(digits: string): string {
  return (BigInt(digits) + 1n).toString().padStart(digits.length, '0')
}

/** Digits with a point after so many of them. */
function place(digits: string, point: number): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`.replace(/\.?0+$/, '')
  const whole = digits
    .slice(0, point)
    .padEnd(point, '0')
    .replace(/^0+(?=\d)/, '')
  const fraction = digits.slice(point).replace(/0+$/, '')
  return fraction === '' ? whole : `${whole}.${fraction}`
}
