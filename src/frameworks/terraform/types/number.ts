/** Numbers of values, exactly as Terraform has them. */
import type { Location } from '../../../core/source.ts'
import type { Provenance, Scalar, Value } from '../../../core/value.ts'
import { computed, scalar, textOf, unevaluated } from '../../values/make.ts'
import { isKept } from '../hcl/number-literal.ts'
import {
  add,
  BITS_OF_COUNT,
  BITS_OF_DOUBLE,
  type BigFloat,
  compare,
  divide,
  multiply,
  negate,
  parseDecimal,
  remainder,
  toDecimal,
  withBits,
} from './big-float.ts'

/** The number that a value is or spells; undefined where it is none. */
export function exactOf(value: Value): BigFloat | undefined {
  const bits = value.kind === 'scalar' ? value.bits : undefined
  const isDouble = bits === BITS_OF_DOUBLE && value.kind === 'scalar' && value.value !== 0
  // What is written of one that is a power of two may be nearer to another.
  const text = isDouble ? String(value.value) : textOf(value)
  const number = text === undefined ? undefined : parseDecimal(text)
  return number === undefined || bits === undefined ? number : withBits(number, bits)
}

/** A number as a value: with its text where this language would write it otherwise. */
export function numberValue(
  number: BigFloat | undefined,
  operands: readonly Value[],
  at: Location,
): Scalar | undefined {
  const text = number && toDecimal(number)
  if (text === undefined) return undefined
  const made = computed((number && doubleOf(number)) ?? Number(text), operands, at)
  const bits = number?.bits === undefined ? {} : { bits: number.bits }
  return { ...made, ...(String(made.value) === text ? {} : { text }), ...bits }
}

/** What a number of 53 bits exactly is here; undefined for others, and very small ones. */
function doubleOf({ mantissa, exponent, bits, isNegativeZero }: BigFloat): number | undefined {
  if (bits !== BITS_OF_DOUBLE || isNegativeZero || Math.abs(exponent) > 960) return undefined
  return Number(mantissa) * 2 ** exponent
}

/** A number that is written in a text of Terraform, JSON or YAML. */
export function writtenNumber(text: string, at: Location, from?: Provenance): Value {
  const value = Number(text)
  if (isKept(text, value)) return scalar(value, at, from)
  const number = numberValue(parseDecimal(text), [], at)
  if (number === undefined) return unevaluated('a very large number', at)
  return from === undefined ? number : { ...number, from }
}

/** A number of things, or a position, as Terraform itself counts them. */
export function countValue(count: number, at: Location, operands: readonly Value[] = []): Value {
  return { ...computed(count, operands, at), bits: BITS_OF_COUNT }
}

export type Operator = '+' | '-' | '*' | '/' | '%'

/** The result of an operator on numbers; undefined where Terraform refuses it, or it takes too long. */
export function calculate(operator: Operator, a: BigFloat, b: BigFloat): BigFloat | undefined {
  switch (operator) {
    case '+':
      return add(a, b)
    case '-':
      return add(a, negate(b))
    case '*':
      return multiply(a, b)
    case '/':
      return divide(a, b)
    case '%':
      return remainder(a, b)
  }
}

/** Less than zero, zero, or more: how two numbers compare. */
export function compareNumbers(a: Value, b: Value): number | undefined {
  const [left, right] = [exactOf(a), exactOf(b)]
  return left === undefined || right === undefined ? undefined : compare(left, right)
}
