/** Operators and conversions between the primitive types, on values that are known. */
import type { Location } from '../../core/source.ts'
import type { Value } from '../../core/value.ts'
import { equals, firstUnknown } from '../values/equality.ts'
import { computed, unevaluated, unknown, unlinked } from '../values/make.ts'
import type { BinaryOperator } from './hcl/ast.ts'
import { compare, negate } from './types/big-float.ts'
import { calculate, exactOf, numberValue } from './types/number.ts'

/** The number a scalar is or spells; undefined when it is none. */
export function toNumber(value: Value): number | undefined {
  if (value.kind !== 'scalar') return undefined
  if (typeof value.value === 'number') return value.value
  if (typeof value.value !== 'string' || !/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value.value))
    return undefined
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
  return applyNumbers(operator, left, right, at)
}

function applyNumbers(operator: Arithmetic, left: Value, right: Value, at: Location): Value | undefined {
  const [a, b] = [toNumber(left), toNumber(right)]
  if (a === undefined || b === undefined) return undefined
  const fast = withWholeNumbers(operator, a, b)
  if (fast !== undefined && isExact(left) && isExact(right) && !areCounted(left, right))
    return computed(fast, [left, right], at)
  const [x, y] = [exactOf(left), exactOf(right)]
  if (x === undefined || y === undefined) return undefined
  if (isComparison(operator)) return computed(holds(operator, compare(x, y)), [left, right], at)
  // What is left of a division by zero, which is infinite, is the number itself.
  if (y.mantissa === 0n && operator === '/')
    return x.mantissa === 0n ? undefined : unevaluated('an infinite number', at)
  if (y.mantissa === 0n && operator === '%') return numberValue(x, [left], at)
  return numberValue(calculate(operator, x, y), [left, right], at) ?? unevaluated('a very large number', at)
}

type Arithmetic = Exclude<BinaryOperator, '&&' | '||' | '==' | '!='>

function isExact(value: Value): boolean {
  return value.kind === 'scalar' && value.text === undefined
}

/** Whether both are numbers of few bits, which their result has too. */
function areCounted(left: Value, right: Value): boolean {
  return left.kind === 'scalar' && right.kind === 'scalar' && Boolean(left.bits && right.bits)
}

function isComparison(operator: Arithmetic): operator is '<' | '<=' | '>' | '>=' {
  return operator.startsWith('<') || operator.startsWith('>')
}

function holds(operator: '<' | '<=' | '>' | '>=', difference: number): boolean {
  if (operator.endsWith('=') && difference === 0) return true
  return operator.startsWith('<') ? difference < 0 : difference > 0
}

/** The result where both numbers and it are whole and small, and for nearly all comparisons; else undefined. */
function withWholeNumbers(operator: Arithmetic, a: number, b: number): number | boolean | undefined {
  if (isComparison(operator)) return a === b ? undefined : holds(operator, a - b)
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return undefined
  const result = ofWholeNumbers(operator, a, b)
  return Number.isSafeInteger(result) && !Object.is(result, -0) ? result : undefined
}

function applyLogic(decisive: boolean, left: Value, right: Value, at: Location): Value | undefined {
  const [a, b] = [toBoolean(left), toBoolean(right)]
  if (isNoBoolean(left) || isNoBoolean(right)) return undefined
  if (a === decisive || b === decisive) return computed(decisive, [left, right], at)
  const open = unknownOperand(left, right)
  if (open !== undefined) return unknownOf([open], at)
  return a === undefined || b === undefined ? undefined : computed(!decisive, [left, right], at)
}

/** Whether a value certainly is no boolean and spells none. */
function isNoBoolean(value: Value): boolean {
  if (value.kind === 'unknown')
    return value.type !== undefined && !['bool', 'string', 'any'].includes(value.type.kind)
  if (value.kind === 'either' || value.kind === 'json') return false
  return value.kind !== 'scalar' || typeof value.value === 'number' || toBoolean(value) === undefined
}

function unknownOperand(...values: readonly Value[]): Value | undefined {
  return values.find((value) => value.kind === 'unknown')
}

function ofWholeNumbers(
  operator: Exclude<Arithmetic, '<' | '<=' | '>' | '>='>,
  a: number,
  b: number,
): number {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return a / b
    case '%':
      return a % b
  }
}

/** Applies `!` or `-`; undefined where Terraform would fail. */
export function applyUnary(operator: '!' | '-', operand: Value, at: Location): Value | undefined {
  if (operand.kind === 'unknown') return unknownOf([operand], at)
  if (operator === '!') {
    const truth = toBoolean(operand)
    return truth === undefined ? undefined : computed(!truth, [operand], at)
  }
  const number = toNumber(operand) === undefined ? undefined : exactOf(operand)
  return number && numberValue(negate(number), [operand], at)
}

function unknownOf(operands: readonly Value[], at: Location): Value {
  const open = operands.map(firstUnknown).find((found) => found !== undefined)
  return unknown(open === undefined ? { kind: 'expression', text: 'a comparison' } : unlinked(open), at)
}
