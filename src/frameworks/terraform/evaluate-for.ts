/** For expressions. */

import { type Location, locate } from '../../core/source.ts'
import type { UnknownCause, Value } from '../../core/value.ts'
import { spend } from '../values/budget.ts'
import { type Element, elementsOf, isConditional, orElse, possibleElementsOf } from '../values/elements.ts'
import { firstUnknown } from '../values/equality.ts'
import { excerpt } from '../values/excerpt.ts'
import {
  isOpen,
  isSet,
  list,
  mapping,
  openList,
  textOf,
  unevaluated,
  unknown,
  unlinked,
} from '../values/make.ts'
import type { For } from './hcl/ast.ts'
import { choiceByExpression } from './inputs.ts'
import { toBoolean } from './operators.ts'
import { bind, evaluate, failed, forEachCase, type Scope } from './scope.ts'
import { countValue } from './types/number.ts'

/** Evaluates a for expression: exactly over a known collection, and unknown over an unknown one. */
export function evaluateFor(expression: For, scope: Scope): Value {
  const at = locate(scope, expression.range)
  return forEachCase([evaluate(expression.collection, scope)], scope, at, ([collection]) => {
    if (collection === undefined) return unevaluated('a for expression', at)
    if (collection.kind === 'unknown') return unknown(unlinked(collection.because), at)
    if (refusesFilter(expression, scope, at)) return failed(scope, expression.range)
    const open = collection.kind === 'list' && isOpen(collection)
    const elements = elementsIn(expression, collection, open)
    if (collection.kind !== 'list' && collection.kind !== 'mapping') return failed(scope, expression.range)
    if (elements === undefined) return unknown(unlinked(whyOpen(collection, excerpt(at))), at)
    return expression.key === undefined
      ? makeList(expression, elements, open, scope)
      : makeMapping(expression, expression.key, elements, scope)
  })
}

/** Whether the filter is none whatever the elements are, which Terraform looks at first. */
function refusesFilter(expression: For, scope: Scope, at: Location): boolean {
  if (expression.condition === undefined) return false
  const { budget } = scope.evaluation
  const { failures } = budget
  const any = unevaluated('an element', at)
  const truth = keeps(expression, scopeOf(expression, { key: any, value: any }, scope))
  const isRefused = truth === 'fails' || budget.failures > failures
  budget.failures = failures
  return isRefused
}

function scopeOf(expression: For, { key, value }: Element, scope: Scope): Scope {
  const inner = bind(scope, expression.valueName.text, value)
  return expression.keyName === undefined ? inner : bind(inner, expression.keyName.text, key)
}

/** The elements of a collection; positions are numbers that Terraform counts. */
function elementsIn(expression: For, collection: Value, isOpen: boolean): readonly Present[] | undefined {
  const isPossible = collection.kind === 'mapping' || (isOpen && expression.key === undefined)
  const elements = isPossible ? possibleElementsOf(collection)?.flatMap(presentOnes) : elementsOf(collection)
  if (expression.keyName === undefined || collection.kind !== 'list' || isSet(collection)) return elements
  return elements?.map((element, index) =>
    element.key.kind === 'scalar' ? { ...element, key: countValue(index, element.key.at) } : element,
  )
}

/** Why it is not known what the elements are. */
function whyOpen(collection: Value, text: string): UnknownCause {
  return firstUnknown(collection) ?? { kind: 'expression', text }
}

/** An element that is there under a condition only. */
interface Present extends Element {
  /** What is made of it, which is there under the same condition. */
  readonly under?: (made: Value) => Value
}

/** An element as each of what it may be, where it may not be there at all. */
function presentOnes({ key, value }: Element): readonly Present[] {
  if (value.kind !== 'either' || !isConditional(value)) return [{ key, value }]
  return value.branches.flatMap((branch, side) => {
    if (branch === undefined) return []
    return presentOnes({ key, value: branch }).map(
      (each): Present => ({
        ...each,
        under: (made) => {
          const inner = each.under?.(made) ?? made
          return {
            ...value,
            branches: side === 0 ? [inner, undefined] : [undefined, inner],
            at: made.at,
          }
        },
      }),
    )
  })
}

function makeList(expression: For, elements: readonly Present[], openBefore: boolean, scope: Scope): Value {
  const items: Value[] = []
  let open = openBefore
  for (const element of elements) {
    if (!spend(scope.evaluation.budget, 1)) return tooMuch(expression, scope)
    const inner = scopeOf(expression, element, scope)
    const kept = keeps(expression, inner)
    if (kept === 'fails') return failed(scope, expression.range)
    if (kept === false) continue
    const value = made(expression, kept, element, inner)
    if (isConditional(value)) open = true
    items.push(value)
  }
  const at = locate(scope, expression.range)
  return open ? openList(items, at) : list(items, at)
}

/** What is made of an element: nothing under the conditions under which it is not there, or filtered out. */
function made(expression: For, kept: true | undefined, { under }: Present, scope: Scope): Value {
  const value = evaluateIfKept(expression, kept && under === undefined ? true : undefined, scope)
  const own = kept === undefined ? conditional(expression, value, scope) : value
  return under === undefined ? own : under(own)
}

/** The value of an element; of one that may be filtered out, what fails may not be asked for. */
function evaluateIfKept(expression: For, kept: true | undefined, scope: Scope): Value {
  const { budget } = scope.evaluation
  const { failures } = budget
  const value = evaluate(expression.value, scope)
  if (kept === undefined) budget.failures = failures
  return value
}

/** Whether the element passes the filter; undefined when that isn't known. */
function keeps(expression: For, scope: Scope): boolean | 'fails' | undefined {
  if (expression.condition === undefined) return true
  const condition = evaluate(expression.condition, scope)
  const truth = toBoolean(condition)
  return truth === undefined && condition.kind !== 'unknown' && condition.kind !== 'either' ? 'fails' : truth
}

function conditional(expression: For, value: Value, scope: Scope): Value {
  const { condition = expression } = expression
  const by = condition === expression ? value : evaluate(condition, scope)
  return {
    ...choiceByExpression(by, condition, scope),
    kind: 'either',
    branches: [value, undefined],
    at: value.at,
  }
}

function makeMapping(
  expression: For,
  keyExpression: NonNullable<For['key']>,
  elements: readonly Present[],
  scope: Scope,
): Value {
  const at = locate(scope, expression.range)
  const groups = new Map<string, Value[]>()
  for (const element of elements) {
    if (!spend(scope.evaluation.budget, 1)) return tooMuch(expression, scope)
    const inner = scopeOf(expression, element, scope)
    const kept = keeps(expression, inner)
    if (kept === 'fails') return failed(scope, expression.range)
    if (kept === false) continue
    const key = evaluate(keyExpression, inner)
    const name = textOf(key)
    const isRefused = name === undefined && firstUnknown(key) === undefined && key.kind !== 'json'
    if (isRefused) return failed(scope, keyExpression.range)
    if (name === undefined) {
      const because = firstUnknown(key) ?? {
        kind: 'expression',
        text: excerpt(locate(scope, expression.range)),
      }
      return unknown(unlinked(because), at)
    }
    const group = groups.get(name) ?? []
    group.push(made(expression, kept, element, inner))
    groups.set(name, group)
  }
  const isTwice = [...groups.values()].some((values) => values.length > 1 && !values.some(isConditional))
  if (!expression.grouped && isTwice) return failed(scope, expression.range)
  return mapping(new Map([...groups].map(([name, values]) => [name, gather(expression, values, at)])), at)
}

/** What a key stands for: the last of its values that is there, or all of them. */
function gather(expression: For, values: readonly Value[], at: Location): Value {
  const [first] = values
  if (!expression.grouped && first !== undefined)
    return values.reduce((earlier, value) => orElse(value, earlier))
  const uncertain = values.some(isConditional)
  return uncertain ? openList(values, at) : list(values, at)
}

function tooMuch(expression: For, scope: Scope): Value {
  return unevaluated(excerpt(locate(scope, expression.range)), locate(scope, expression.range))
}
