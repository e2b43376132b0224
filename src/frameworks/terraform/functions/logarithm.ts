/**
 * The natural logarithm as Go computes it, which differs from that of JavaScript in the last digit of some numbers.
 * https://cs.opensource.google/go/go/+/refs/heads/master:src/math/log.go
 */

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const L1 = 6.666666666666735e-1
const L2 = 3.999999999940942e-1
const L3 = 2.857142874366239e-1
const L4 = 2.2222198432149784e-1
const L5 = 1.818357216161805e-1
const L6 = 1.5313837699209373e-1
const L7 = 1.4798198605116586e-1

/** NaN below zero, and minus infinity for zero. */
export function logarithm(number: number): number {
  if (!(number > 0) || number === Number.POSITIVE_INFINITY) return Math.log(number)
  const [fraction, exponent] = parts(number)
  const isLow = fraction < Math.SQRT1_2
  const k = isLow ? exponent - 1 : exponent
  const f = (isLow ? fraction * 2 : fraction) - 1
  const s = f / (2 + f)
  const s2 = s * s
  const s4 = s2 * s2
  const t1 = s2 * (L1 + s4 * (L3 + s4 * (L5 + s4 * L7)))
  const t2 = s4 * (L2 + s4 * (L4 + s4 * L6))
  const half = 0.5 * f * f
  return k * LN2_HIGH - (half - (s * (half + (t1 + t2)) + k * LN2_LOW) - f)
}

/** A number of at least a half and below one, and the power of two that it is multiplied with. */
function parts(number: number): readonly [fraction: number, exponent: number] {
  // The power of two above the largest numbers is not a number here.
  let exponent = Math.min(Math.floor(Math.log2(number)), 1023)
  let fraction = number / 2 ** exponent
  for (; fraction >= 1; fraction /= 2) exponent++
  for (; fraction < 0.5; fraction *= 2) exponent--
  return [fraction, exponent]
}
