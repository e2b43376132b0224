/** Numbers of values, exactly as Terraform has them. */
import type { Location } from '../../../core/source.ts'
import type { Value } from '../../../core/value.ts'
import { computed, textOf } from '../../values/make.ts'
import {
  add,
  type BigFloat,
  compare,
  divide,
  multiply,
  negate,
  parseDecimal,
  remainder,
  toDecimal,
} from './big-float.ts'

/** The number that a value is or spells; undefined where it is none. */
export function exactOf(value: Value): BigFloat | undefined {
  const text = textOf(value)
  return text === undefined ? undefined : parseDecimal(text)
}

/** A number as a value: with its text where this language would write it otherwise. */
export function numberValue(
  number: BigFloat | undefined,
  operands: readonly Value[],
  at: Location,
): Value | undefined {
  const text = number && toDecimal(number)
  if (text === undefined) return undefined
  const made = computed(Number(text), operands, at)
  return String(made.value) === text ? made : { ...made, text }
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
