/** Operators and conversions between the primitive types, on values that are known. */
import type { Location } from '../../core/source.ts'
import type { Scalar, Value } from '../../core/value.ts'
import type { BinaryOperator } from './hcl/ast.ts'
import { countParts } from './scope.ts'
import { isOpen, provenanceOf, scalar, textOf, unknown, unlinked } from './values.ts'

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
  if (value.value === true || value.value === 'true') return true
  if (value.value === false || value.value === 'false') return false
  return undefined
}

/**
 * Applies a binary operator to values that are no alternatives. Undefined where Terraform would fail; an
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

/** A result of operands; where one was written elsewhere, so was the result. */
export function computed(value: Scalar['value'], operands: readonly Value[], at: Location): Scalar {
  return scalar(
    value,
    at,
    operands.map(provenanceOf).find((from) => from !== undefined),
  )
}

function unknownOf(operands: readonly Value[], at: Location): Value {
  const open = operands.map(firstUnknown).find((found) => found !== undefined)
  return unknown(open === undefined ? { kind: 'expression', text: 'a comparison' } : unlinked(open), at)
}

/** The cause of the first unknown in a value. */
export function firstUnknown(value: Value): Extract<Value, { kind: 'unknown' }>['because'] | undefined {
  const stack: Value[] = [value]
  for (let budget = 1000; budget > 0; budget--) {
    const next = stack.pop()
    if (next === undefined) return undefined
    if (next.kind === 'unknown') return next.because
    if (next.kind === 'either') return { kind: 'condition', name: next.condition }
    if (next.kind === 'json') stack.push(next.of)
    if (next.kind === 'list') stack.push(...next.items.slice(0, 1000).reverse())
    if (next.kind === 'mapping') stack.push(...[...next.entries.values()].slice(0, 1000).reverse())
  }
  return undefined
}

/** Whether a value is small enough to be compared as a tree. */
function isModest(value: Value): boolean {
  return value.kind === 'scalar' || countParts(value) !== undefined
}

/** Terraform's `==`: types count. Undefined where it can't be told. */
export function equals(left: Value, right: Value): boolean | undefined {
  return isModest(left) && isModest(right) ? same(left, right, 0) : undefined
}

function same(left: Value, right: Value, depth: number): boolean | undefined {
  if (left.kind === 'unknown' || right.kind === 'unknown') return undefined
  if (left.kind === 'either' || right.kind === 'either' || depth > 50) return undefined
  if (isScalar(left) && isScalar(right)) return primitive(left) === primitive(right)
  if (left.kind === 'list' && right.kind === 'list') {
    if (isOpen(left) || isOpen(right)) return undefined
    if (left.items.length !== right.items.length) return false
    return agree(left.items, right.items, depth)
  }
  if (left.kind === 'mapping' && right.kind === 'mapping') {
    const [a, b] = [left.entries, right.entries]
    if (a.size !== b.size || [...a.keys()].some((key) => !b.has(key))) return false
    const others = [...a.keys()].map((key) => b.get(key)).filter((value) => value !== undefined)
    return agree([...a.values()], others, depth)
  }
  // A JSON text whose source is not kept may equal another text.
  if ((left.kind === 'json' && isText(right)) || (right.kind === 'json' && isText(left))) return undefined
  return false
}

function agree(left: readonly Value[], right: readonly Value[], depth: number): boolean | undefined {
  let known = true
  for (const [index, value] of left.entries()) {
    const other = right[index]
    const equal = other === undefined ? false : same(value, other, depth + 1)
    if (equal === false) return false
    if (equal === undefined) known = false
  }
  return known ? true : undefined
}

function isScalar(value: Value): boolean {
  return value.kind === 'scalar' || (value.kind === 'json' && textOf(value) !== undefined)
}

function primitive(value: Value): Scalar['value'] | undefined {
  return value.kind === 'scalar' ? value.value : textOf(value)
}

function isText(value: Value): boolean {
  return value.kind === 'json' || (value.kind === 'scalar' && typeof value.value === 'string')
}
