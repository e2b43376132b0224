/** Operators and conversions between the primitive types, on values that are known. */
import type { Location } from '../../core/source.ts'
import type { Value } from '../../core/value.ts'
import { equals, firstUnknown } from '../values/equality.ts'
import { computed, unknown, unlinked } from '../values/make.ts'
import type { BinaryOperator } from './hcl/ast.ts'

/** The number a scalar is or spells; undefined when it is none. */
export function toNumber(value: Value): number | undefined {
  if (value.kind !== 'scalar') return undefined
  if (typeof value.value === 'number') return value.value
  if (typeof value.value !== 'string' || !/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value.value)) return undefined
  return Number(value.value)
}

/** The boolean a scalar is or spells; undefined when it is none. */
export function toBoolean(value: Value): boolean | undefined {
  if (value.kind !== 'scalar') return undefined
  if (value.value === true || value.value === 'true' || value.value === '1') return true
  if (value.value === false || value.value === 'false' || value.value === '0') return false
  return undefined
}

/**
 * Applies a binary operator to values that are not alternatives. Undefined where Terraform would fail; an
 * unknown operand makes the result unknown unless the other decides it.
 */
export function applyBinary(
  operator: BinaryOperator,
  left: Value,
  right: Value,
  at: Location,
): Value | undefined {
  if (operator === '&&' || operator === '||') return applyLogic(operator === '||', left, right, at)
  if (operator === '==' || operator === '!=') {
    const equal = equals(left, right)
    if (equal === undefined) return unknownOf([left, right], at)
    return computed(equal === (operator === '=='), [left, right], at)
  }
  const open = unknownOperand(left, right)
  if (open !== undefined) return unknownOf([open], at)
  const [a, b] = [toNumber(left), toNumber(right)]
  if (a === undefined || b === undefined) return undefined
  const result = tidy(calculate(operator, a, b))
  return result === undefined ? undefined : computed(result, [left, right], at)
}

function applyLogic(decisive: boolean, left: Value, right: Value, at: Location): Value | undefined {
  const [a, b] = [toBoolean(left), toBoolean(right)]
  if (a === decisive || b === decisive) return computed(decisive, [left, right], at)
  const open = unknownOperand(left, right)
  if (open !== undefined) return unknownOf([open], at)
  return a === undefined || b === undefined ? undefined : computed(!decisive, [left, right], at)
}

function unknownOperand(...values: readonly Value[]): Value | undefined {
  return values.find((value) => value.kind === 'unknown')
}

function calculate(
  operator: Exclude<BinaryOperator, '&&' | '||' | '==' | '!='>,
  a: number,
  b: number,
): number | boolean | undefined {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return b === 0 ? undefined : a / b
    case '%':
      return b === 0 ? undefined : a % b
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '>=':
      return a >= b
  }
}

/** Terraform counts in decimals of high precision, where 0.1 + 0.2 is 0.3. */
function tidy(result: number | boolean | undefined): number | boolean | undefined {
  return typeof result === 'number' && !Number.isInteger(result) ? Number(result.toPrecision(15)) : result
}

/** Applies `!` or `-`; undefined where Terraform would fail. */
export function applyUnary(operator: '!' | '-', operand: Value, at: Location): Value | undefined {
  if (operand.kind === 'unknown') return unknownOf([operand], at)
  const result = operator === '!' ? negate(toBoolean(operand)) : opposite(toNumber(operand))
  return result === undefined ? undefined : computed(result, [operand], at)
}

function negate(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value
}

function opposite(value: number | undefined): number | undefined {
  return value === undefined ? undefined : -value
}

function unknownOf(operands: readonly Value[], at: Location): Value {
  const open = operands.map(firstUnknown).find((found) => found !== undefined)
  return unknown(open === undefined ? { kind: 'expression', text: 'a comparison' } : unlinked(open), at)
}
