/** Evaluates template expressions to values with their places. What can't be known stays unknown, with its cause. */

import { propertyOf } from '../../core/properties.ts'
import { ANY_KEY } from '../../core/reference.ts'
import { type Location, locate, type SourceFile } from '../../core/source.ts'
import { madeWith, type UnknownCause, type Value } from '../../core/value.ts'
import { choiceBy, distribute, mapBranches } from '../values/alternatives.ts'
import { type Budget, spend } from '../values/budget.ts'
import { excerpt } from '../values/excerpt.ts'
import { isOpen, scalar, unevaluated, unknown, withoutLink } from '../values/make.ts'
import { MAX_DEPTH } from './budget.ts'
import { evaluateLambdaCall } from './evaluate-lambda.ts'
import type { Call, Expression, Index, Member } from './expression/ast.ts'
import { callFunction } from './functions/call.ts'
import { booleanOf, integerOf, stringOf, textOf } from './functions/rule.ts'

/** What an expression stands in. */
export interface Evaluation {
  readonly file: SourceFile
  readonly names: Names
  /** Shared by all evaluations of a template. */
  readonly budget: Budget
  /** What lambdas bind, by lower-case name. */
  readonly bindings?: ReadonlyMap<string, Value>
}

/** The functions that need more than their arguments: `parameters`, `variables`, `copyIndex`, `reference` and the like. */
export interface Names {
  /**
   * The result of a call; undefined where the function is none of these. `name` is in lower case, of a
   * user-defined function with its namespace; `at` is the whole call. Asked before any other function.
   */
  call(
    name: string,
    args: readonly Expression[],
    evaluate: (expression: Expression) => Value,
    at: Location,
  ): Value | undefined
}

/** Evaluates an expression within the bounds of the budget. Never throws. */
export function evaluateExpression(expression: Expression, evaluation: Evaluation): Value {
  const { budget } = evaluation
  const at = locate(evaluation, expression.range)
  if (budget.depth >= MAX_DEPTH || !spend(budget, 1)) return unevaluated(excerpt(at), at)
  budget.depth++
  const value = evaluateKind(expression, evaluation, at)
  budget.depth--
  return value
}

function evaluateKind(expression: Expression, evaluation: Evaluation, at: Location): Value {
  switch (expression.kind) {
    case 'literal':
      return scalar(expression.value, at)
    case 'call':
      return evaluateCall(expression, evaluation, at)
    case 'member':
    case 'index':
      return evaluatePart(expression, evaluation, at)
  }
}

function evaluateCall(call: Call, evaluation: Evaluation, at: Location): Value {
  const evaluate = (expression: Expression) => evaluateExpression(expression, evaluation)
  const name = call.name.toLowerCase()
  const named = evaluation.names.call(name, call.args, evaluate, at)
  if (named !== undefined) return named
  if (name === 'if') return evaluateIf(call, evaluation, at)
  if (name === 'lambdavariables') return evaluateLambdaVariable(call, evaluation, at)
  const site = {
    at,
    text: excerpt(at),
    budget: evaluation.budget,
    evaluateWith: (body: Expression, names: ReadonlyMap<string, Value>) =>
      evaluateExpression(body, {
        ...evaluation,
        bindings: new Map([...(evaluation.bindings ?? []), ...names]),
      }),
  }
  return (
    evaluateLambdaCall(call, site) ??
    callFunction(name, call.args.map(evaluate), site) ??
    unevaluated(site.text, at)
  )
}

/** Only the branch that is taken is evaluated, and both where that isn't known. */
function evaluateIf({ args }: Call, evaluation: Evaluation, at: Location): Value {
  const [condition, yes, no, ...more] = args
  if (condition === undefined || yes === undefined || no === undefined || more.length > 0) {
    return unevaluated(excerpt(at), at)
  }
  const value = evaluateExpression(condition, evaluation)
  const known = booleanOf(value)
  if (known !== undefined) return evaluateExpression(known ? yes : no, evaluation)
  if (value.kind !== 'unknown' && value.kind !== 'either') return unevaluated(excerpt(at), at)
  const branches = [evaluateExpression(yes, evaluation), evaluateExpression(no, evaluation)] as const
  return { ...choiceBy(value, excerpt(locate(evaluation, condition.range))), kind: 'either', branches, at }
}

function evaluateLambdaVariable({ args }: Call, { bindings }: Evaluation, at: Location): Value {
  const [name] = args
  const value = name?.kind === 'literal' ? bindings?.get(String(name.value).toLowerCase()) : undefined
  return value ?? unevaluated(excerpt(at), at)
}

/** `object.name` and `object[key]` */
function evaluatePart(part: Member | Index, evaluation: Evaluation, at: Location): Value {
  const object = evaluateExpression(part.object, evaluation)
  // What follows the object in the text, which says the same of a reference wherever it was written.
  const step = excerpt(locate(evaluation, { start: part.object.range.end, end: part.range.end }))
  if (part.kind === 'member') return partOf(object, scalar(part.name, at), step, at)
  const key = evaluateExpression(part.key, evaluation)
  return distribute([key], at, ([known = key]) => partOf(object, known, step, at))
}

/** The part of a value, at the place where it is taken; its deeper parts keep their places. */
function partOf(object: Value, key: Value, step: string, at: Location): Value {
  if (object.kind === 'unknown') return unknown(extended(object.because, key, step), at)
  if (object.kind === 'either') return mapBranches(object, (branch) => partOf(branch, key, step, at), at)
  if (key.kind === 'unknown') return unknown(madeWith(withoutLink(key.because), ''), at)
  const part = knownPart(object, key)
  if (part === undefined) return unevaluated(excerpt(at), at)
  return { ...part, at }
}

function knownPart(object: Value, key: Value): Value | undefined {
  if (object.kind === 'mapping') {
    const name = stringOf(key)
    return name === undefined ? undefined : propertyOf(object, name)
  }
  const index = integerOf(key)
  if (object.kind !== 'list' || isOpen(object) || index === undefined) return undefined
  return object.items[index]
}

/** A reference goes on with the step, so that a variable that stands for a resource reads like the resource. */
function extended(because: UnknownCause, key: Value, step: string): UnknownCause {
  if (because.kind !== 'reference' || because.attribute.length > MAX_STEPS) return because
  const { attribute, text } = because
  return {
    ...because,
    attribute: [...attribute, textOf(key) ?? ANY_KEY],
    text: text.length > MAX_TEXT ? text : text + step,
  }
}

/** Longer chains of steps, and longer texts of them, are not written. */
const MAX_STEPS = 30
const MAX_TEXT = 200
