/** Traversals: `var.x`, `local.y[0].z`, `aws_s3_bucket.b.id`, splats. */
import { locate } from '../../core/source.ts'
import { type ElementType, type List, madeWith, type UnknownCause, type Value } from '../../core/value.ts'
import { mapBranches, oneOf } from '../values/alternatives.ts'
import { spend } from '../values/budget.ts'
import { isConditional } from '../values/elements.ts'
import { excerpt } from '../values/excerpt.ts'
import { isOpen, isSet, list, openList, textOf, unevaluated, unknown } from '../values/make.ts'
import type { SplatStep, Step, Traversal, Variable } from './hcl/ast.ts'
import { toNumber } from './operators.ts'
import { evaluateReference } from './references.ts'
import { bound, evaluate, failed, forEachCase, relocate, type Scope, type Sourced } from './scope.ts'
import { extended, stepName } from './steps.ts'
import { ANY, typeOf } from './types/type.ts'
import { causeOfVariable } from './variable-limits.ts'

/** Evaluates a bare name: one that is bound, or a word that means nothing here. */
export function evaluateVariable(variable: Variable, scope: Scope): Value {
  const binding = bound(scope, variable.name)
  if (binding === undefined && scope.evaluation.inTemplate) return failed(scope, variable.range)
  if (binding === undefined) return unevaluated(variable.name, locate(scope, variable.range))
  return settle(binding, scope, variable)
}

/** Evaluates a traversal. What is written elsewhere is placed here, with its provenance. */
export function evaluateTraversal(traversal: Traversal, scope: Scope): Value {
  const { root, steps } = traversal
  if (root.kind !== 'variable') return walk(evaluate(root, scope), steps, scope, traversal)
  const binding = bound(scope, root.name)
  if (binding !== undefined) return follow(binding, steps, scope, traversal)
  // A template file sees what it is given.
  if (scope.evaluation.inTemplate) return failed(scope, traversal.range)
  if (root.name !== 'var' && root.name !== 'local') {
    return evaluateReference(root.name, traversal, scope, (value, steps) =>
      walk(value, steps, scope, traversal),
    )
  }
  const [first, ...rest] = steps
  const name = stepName(first)
  if (name === undefined)
    return unevaluated(excerpt(locate(scope, traversal.range)), locate(scope, traversal.range))
  const { evaluation } = scope
  const sourced = root.name === 'var' ? evaluation.variable(name) : evaluation.local(name)
  if (sourced !== undefined) return follow(sourced, rest, scope, traversal)
  if (root.name === 'local') return failed(scope, traversal.range)
  return unknown(causeOfVariable(name, evaluation), locate(scope, traversal.range))
}

function follow(sourced: Sourced, steps: readonly Step[], scope: Scope, traversal: Traversal): Value {
  return settle({ ...sourced, value: walk(sourced.value, steps, scope, traversal) }, scope, traversal)
}

function settle({ value, what }: Sourced, scope: Scope, place: Variable | Traversal): Value {
  return what === undefined ? value : relocate(value, what, scope, place.range)
}

/** Steps from a value into its parts. What is unknown stays so, with its cause, at the traversal's place. */
function walk(start: Value, steps: readonly Step[], scope: Scope, traversal: Traversal): Value {
  let value = start
  for (const step of steps) {
    value = step.kind === 'splat' ? splat(value, step, scope, traversal) : into(value, step, scope, traversal)
  }
  return value
}

function into(
  value: Value,
  step: Exclude<Step, { kind: 'splat' }>,
  scope: Scope,
  traversal: Traversal,
): Value {
  const at = locate(scope, traversal.range)
  if (value.kind === 'unknown') {
    const name = stepName(step)
    const entry = name === undefined ? undefined : value.entries?.get(name)
    return entry ?? unknown(goOn(value.because, step, scope), at)
  }
  if (value.kind === 'either') return mapBranches(value, (branch) => into(branch, step, scope, traversal), at)
  if (step.kind === 'attribute') return part(value, step.name, scope, traversal)
  return forEachCase([evaluate(step.key, scope)], scope, at, ([key]) => {
    if (key?.kind === 'unknown') return unknown(madeWith(key.because), at)
    const name = key === undefined ? undefined : textOf(key)
    return name === undefined ? failed(scope, traversal.range) : part(value, name, scope, traversal)
  })
}

/** The part of a known value that has this name or position. */
export function part(value: Value, name: string, scope: Scope, place: { range: Traversal['range'] }): Value {
  if (value.kind === 'mapping') return value.entries.get(name) ?? failed(scope, place.range)
  if (value.kind !== 'list' || isSet(value)) return failed(scope, place.range)
  const index = toNumber({ kind: 'scalar', value: name, at: value.at })
  if (isOpen(value)) return anyItem(value, index, scope, place)
  return (index === undefined ? undefined : value.items[index]) ?? failed(scope, place.range)
}

/** More items than this are not told apart. */
const MOST_ITEMS = 4

/**
 * What a position of a list gives whose items are not all certain: one of them, where enough of them are that there is
 * something at that position.
 */
function anyItem(
  { items, mayCoincide }: List,
  index: number | undefined,
  scope: Scope,
  place: { range: Traversal['range'] },
): Value {
  const at = locate(scope, place.range)
  const text = excerpt(at)
  const because: UnknownCause = { kind: 'expression', text }
  const certain = items.filter((item) => item.kind !== 'unknown' && !isConditional(item)).length
  const isThere = index !== undefined && index < (mayCoincide ? Math.min(certain, 1) : certain)
  if (!isThere) return unknown(because, at)
  const values = items.flatMap((item) => (item.kind === 'either' ? item.branches : [item]))
  const possible = values.filter((each) => each !== undefined)
  const choice = { condition: text, because }
  return (possible.length > MOST_ITEMS ? undefined : oneOf(possible, choice, at)) ?? unknown(because, at)
}

function goOn(because: UnknownCause, step: Step, scope: Scope): UnknownCause {
  return because.kind === 'reference' ? extended(because, step, scope) : because
}

function splat(value: Value, step: SplatStep, scope: Scope, traversal: Traversal): Value {
  const at = locate(scope, traversal.range)
  switch (value.kind) {
    case 'unknown':
      return unknown(goOn(value.because, step, scope), at)
    case 'either':
      return mapBranches(value, (branch) => splat(branch, step, scope, traversal), at)
    case 'list': {
      if (!spend(scope.evaluation.budget, value.items.length)) return unevaluated('a very large list', at)
      const items = value.items.map((item) => walk(item, step.each, scope, traversal))
      if (isOpen(value)) return openList(items, value.at)
      const type = isSet(value) || value.uniform ? typeOfItems(value, items, step) : undefined
      return type === undefined ? list(items, value.at) : { ...list(items, value.at), uniform: type }
    }
    case 'scalar':
      if (value.value === null) {
        const isCollection = ['list', 'set', 'tuple'].includes(value.type?.kind ?? '')
        return isCollection ? failed(scope, traversal.range) : list([], value.at)
      }
  }
  return list([walk(value, step.each, scope, traversal)], value.at)
}

/** The type of what a splat takes out of the items of a list or set, which are of one type. */
function typeOfItems(value: List, items: readonly Value[], { each }: SplatStep): ElementType | undefined {
  if (each.length > 0) return items[0] === undefined ? ANY : typeOf(items[0])
  const type = typeOf(value)
  return type !== undefined && 'element' in type ? type.element : undefined
}
