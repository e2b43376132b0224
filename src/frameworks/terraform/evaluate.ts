/** Evaluates HCL expressions to values with their places. What can't be known stays unknown, with its cause. */

import { type Location, locate } from '../../core/source.ts'
import {
  causeOfChoice,
  choiceBecause,
  type Either,
  madeWith,
  type UnknownCause,
  type Value,
} from '../../core/value.ts'
import { mapBranches } from '../values/alternatives.ts'
import { spend, spendOn } from '../values/budget.ts'
import { excerpt } from '../values/excerpt.ts'
import { isOpen, list, mapping, scalar, textOf, unevaluated, unknown, unlinked } from '../values/make.ts'
import { countParts } from '../values/parts.ts'
import { evaluateConditional } from './evaluate-conditional.ts'
import { evaluateFor } from './evaluate-for.ts'
import { callFunction } from './functions/call.ts'
import type { Binary, Call, Expression, ObjectExpression, Unary } from './hcl/ast.ts'
import { whyItMayFail } from './may-fail.ts'
import { chainOf } from './operator-chain.ts'
import { applyBinary, applyUnary } from './operators.ts'
import { evaluateTemplate, isOneInterpolation } from './render.ts'
import { evaluate, failed, forEachCase, isFailure, MAX_DEPTH, type Scope } from './scope.ts'
import { evaluateTraversal, evaluateVariable } from './traverse.ts'
import { writtenNumber } from './types/number.ts'
import { ANY, BOOL, NUMBER, STRING, type Type } from './types/type.ts'

/** Evaluates an expression within the bounds of the evaluation. Never throws. */
export function evaluateExpression(expression: Expression, scope: Scope): Value {
  const { budget } = scope.evaluation
  if (budget.depth >= MAX_DEPTH || !spend(scope.evaluation.budget, 1)) {
    return unevaluated(excerpt(locate(scope, expression.range)), locate(scope, expression.range))
  }
  budget.depth++
  const value = evaluateKind(expression, scope)
  budget.depth--
  return value
}

function evaluateKind(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.text === undefined
        ? scalar(expression.value, locate(scope, expression.range))
        : writtenNumber(expression.text, locate(scope, expression.range))
    case 'template':
      return isOneInterpolation(expression)
        ? evaluateTemplate(expression, scope)
        : typed(evaluateTemplate(expression, scope), STRING)
    case 'variable':
      return evaluateVariable(expression, scope)
    case 'traversal':
      return evaluateTraversal(expression, scope)
    case 'call':
      return evaluateCall(expression, scope)
    case 'tuple':
      return list(
        expression.items.map((item) => evaluate(item, scope)),
        locate(scope, expression.range),
      )
    case 'object':
      return evaluateObject(expression, scope)
    case 'conditional':
      return evaluateConditional(expression, scope)
    case 'unary':
      return evaluateUnary(expression, scope)
    case 'binary':
      return evaluateBinary(expression, scope)
    case 'for':
      return evaluateFor(expression, scope)
    case 'invalid':
      return unevaluated('what has a syntax error', locate(scope, expression.range))
  }
}

function evaluateObject(expression: ObjectExpression, scope: Scope): Value {
  const at = locate(scope, expression.range)
  const entries = new Map<string, Value>()
  for (const { key, bare, value } of expression.items) {
    const name = bare ? wordOf(key) : keyOf(evaluate(key, scope))
    // A key that is not known may be any key, so that no entry of the object is certain.
    if (typeof name !== 'string') return unknown(unlinked(name), at)
    entries.set(name, evaluate(value, scope))
  }
  return mapping(entries, at)
}

/** The text of a key that is a bare word. */
function wordOf(key: Expression): string {
  return key.kind === 'variable' ? key.name : key.kind === 'literal' ? String(key.value) : ''
}

/** The text of a key, or why it is not known. */
export function keyOf(key: Value): string | UnknownCause {
  if (key.kind === 'unknown') return key.because
  if (key.kind === 'either') return causeOfChoice(key)
  return textOf(key) ?? { kind: 'expression', text: 'a key that is not text' }
}

/** The result of an operator or a template, which has its type whatever it is. */
function typed(value: Value, type: Type): Value {
  return value.kind === 'unknown' ? { ...value, type } : value
}

function evaluateUnary(expression: Unary, scope: Scope): Value {
  const at = locate(scope, expression.range)
  return forEachCase([evaluate(expression.operand, scope)], scope, at, ([operand]) => {
    const result = operand && applyUnary(expression.operator, operand, at)
    return typed(result ?? failed(scope, expression.range), expression.operator === '!' ? BOOL : NUMBER)
  })
}

function evaluateBinary(expression: Binary, scope: Scope): Value {
  const { first, operations } = chainOf(expression)
  let value = evaluate(first, scope)
  for (const operation of operations) {
    const at = locate(scope, operation.range)
    const right = evaluate(operation.right, scope)
    if (isSmall(value) && isSmall(right)) {
      const result = apply(operation, value, right, at, scope)
      if ([value, right, result].some(isFraction)) spend(scope.evaluation.budget, STEPS_PER_FRACTION)
      value = result
      continue
    }
    const operands = [value, right]
    if (!affordsComparison(operands, scope)) return unevaluated(excerpt(locate(scope, expression.range)), at)
    value = forEachCase(operands, scope, at, ([left, right]) =>
      left === undefined || right === undefined
        ? failed(scope, operation.range)
        : apply(operation, left, right, at, scope),
    )
  }
  return value
}

function apply({ operator, range }: Binary, left: Value, right: Value, at: Location, scope: Scope): Value {
  const result = applyBinary(operator, left, right, at) ?? failed(scope, range)
  return typed(result, ARITHMETIC.test(operator) ? NUMBER : BOOL)
}

const ARITHMETIC = /^[-+*/%]$/

/** Whether there is room to look at every part of both operands. */
function affordsComparison(operands: readonly Value[], { evaluation: { budget } }: Scope): boolean {
  const parts = operands.reduce((sum, operand) => sum + (countParts(operand) ?? 0), 0)
  return spendOn(budget, operands) && spend(budget, 2 * parts)
}

/** Whether nothing done to a value costs more than evaluating it did. */
function isSmall(value: Value): boolean {
  return value.kind === 'scalar' && (typeof value.value !== 'string' || value.value.length <= SMALL_TEXT)
}

const SMALL_TEXT = 100

/** Whether it takes numbers of many digits to calculate with a value. */
function isFraction(value: Value): boolean {
  return value.kind === 'scalar' && typeof value.value === 'number' && !Number.isInteger(value.value)
}

const STEPS_PER_FRACTION = 100

function evaluateCall(call: Call, scope: Scope): Value {
  if (call.name === 'try') return evaluateTry(call, scope)
  if (call.name === 'can') return evaluateCan(call, scope)
  const { budget } = scope.evaluation
  const { failures } = budget
  const args = call.args.map((arg) => evaluate(arg, scope))
  const hasFailed = budget.failures > failures
  const value = callWith(call, args, scope)
  if (!hasFailed) return value
  // It fails too, and may have any type; what is known of it beside that still says what was meant.
  if (budget.forType) return failed(scope, call.range)
  return value.kind === 'unknown' ? { ...value, type: ANY } : value
}

function callWith(call: Call, args: Value[], scope: Scope): Value {
  const at = locate(scope, call.range)
  const spread = call.spread ? args.pop() : undefined
  if (spread === undefined) return callFunction(call, args, scope)
  if (spread.kind === 'unknown') return unknown(madeWith(spread.because), at)
  return forEachCase([spread], scope, at, ([last]) => {
    if (last?.kind !== 'list' || isOpen(last)) return unevaluated(`${call.name}(...)`, at)
    return callFunction(call, [...args, ...last.items], scope)
  })
}

/** The first argument that does not fail. */
function evaluateTry(call: Call, scope: Scope, index = 0): Value {
  const arg = call.args[index]
  if (arg === undefined) return failed(scope, call.range)
  const { budget } = scope.evaluation
  const { failures } = budget
  const value = evaluate(arg, scope)
  const isWhole = budget.failures === failures
  budget.failures = failures
  if (isWhole && !holdsFailure(value)) return orLater(value, call, scope, index)
  if (value.kind !== 'either') return evaluateTry(call, scope, index + 1)
  const at = locate(scope, call.range)
  if (!holdsFailure(value)) return failsInside(value, at)
  // Of alternatives some of which fail, the others stay.
  const fallback = evaluateTry(call, scope, index + 1)
  const replace = (each: Value): Value =>
    each.kind === 'either' ? mapBranches(each, replace, at) : isFailure(each) ? fallback : each
  return replace(value)
}

/** A value, or what is after it where it may fail with what the deployment gives. */
function orLater(value: Value, call: Call, scope: Scope, index: number): Value {
  const arg = call.args[index]
  const hasFallback = index + 1 < call.args.length
  if (value.kind === 'unknown' || !hasFallback || arg === undefined) return orFallback(value, hasFallback)
  const { budget } = scope.evaluation
  const { failures } = budget
  const because = whyItMayFail(arg, scope)
  budget.failures = failures
  if (because === undefined) return value
  const choice = choiceBecause(excerpt(locate(scope, arg.range)), because)
  return {
    ...choice,
    kind: 'either',
    branches: [value, evaluateTry(call, scope, index + 1)],
    at: locate(scope, call.range),
  }
}

/** Whether a value fails, or one of alternatives does. */
function holdsFailure(value: Value | undefined): boolean {
  return value?.kind === 'either'
    ? value.branches.some(holdsFailure)
    : value !== undefined && isFailure(value)
}

/** It isn't known which of alternatives fails. */
function failsInside(either: Either, at: Location): Value {
  return unknown(causeOfChoice(either), at)
}

/** What a variable lacks fails only when it is given, so that the fallback may be what holds. */
function orFallback(value: Value, hasFallback: boolean): Value {
  if (!hasFallback || value.kind !== 'unknown' || value.because.kind !== 'variable') return value
  return unknown(madeWith(value.because), value.at)
}

function evaluateCan(call: Call, scope: Scope): Value {
  const { budget } = scope.evaluation
  const at = locate(scope, call.range)
  const [arg] = call.args
  if (arg === undefined) return failed(scope, call.range)
  const { failures } = budget
  const value = evaluate(arg, scope)
  const isWhole = budget.failures === failures
  budget.failures = failures
  if (value.kind === 'either' && !isWhole && !holdsFailure(value)) return failsInside(value, at)
  const because = isWhole && value.kind !== 'unknown' ? whyItMayFail(arg, scope) : undefined
  budget.failures = failures
  if (because !== undefined && value.kind !== 'either') return unknown(madeWith(because), at)
  const answer = (each: Value): Value => {
    if (each.kind === 'either') return mapBranches(each, answer, at)
    if (isFailure(each)) return scalar(false, at)
    return each.kind === 'unknown' ? unknown(unlinked(each.because), at) : scalar(true, at)
  }
  return isWhole || value.kind === 'either' ? answer(value) : scalar(false, at)
}
