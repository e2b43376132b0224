/**
 * Functions that take lambdas: `map(list, lambda('item', ...))`. See
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-lambda
 */

import { madeWith, type Value } from '../../core/value.ts'
import { choiceBy, distribute, mapBranches } from '../values/alternatives.ts'
import type { CallSite } from '../values/builtin.ts'
import { isConditional } from '../values/elements.ts'
import { excerpt } from '../values/excerpt.ts'
import {
  caselessMapping,
  closedList,
  isOpen,
  list,
  openList,
  scalar,
  unevaluated,
  unknown,
  withoutLink,
} from '../values/make.ts'
import type { Call, Expression } from './expression/ast.ts'
import { booleanOf, stringOf } from './functions/rule.ts'

interface LambdaSite extends CallSite {
  /** Evaluates an expression with more names bound, by lower-case name. */
  readonly evaluateWith: (expression: Expression, names: ReadonlyMap<string, Value>) => Value
}

/** Undefined where Azure would fail, or the result can't be known. The value is neither unknown nor an alternative. */
type Run = (value: Value, args: readonly Expression[], site: LambdaSite) => Value | undefined

/** The result of a call of a function that takes lambdas; undefined where it is none. */
export function evaluateLambdaCall(call: Call, site: LambdaSite): Value | undefined {
  const run = FUNCTIONS.get(call.name.toLowerCase())
  if (run === undefined) return undefined
  const [collection, ...args] = call.args
  const { at, text } = site
  if (collection === undefined) return unevaluated(text, at)
  return distribute([evaluate(collection, site)], at, ([value]) => {
    if (value?.kind === 'unknown') return madeOf(value, site)
    return (value && run(value, args, site)) ?? unevaluated(text, at)
  })
}

function evaluate(expression: Expression, site: LambdaSite): Value {
  return site.evaluateWith(expression, new Map())
}

function madeOf(value: Extract<Value, { kind: 'unknown' }>, { at }: LambdaSite): Value {
  return unknown(madeWith(withoutLink(value.because), ''), at)
}

/** Runs `lambda('a', 'b', body)`; undefined where it is none, or has more names than there are values. */
function apply(
  lambda: Expression | undefined,
  values: readonly Value[],
  site: LambdaSite,
): Value | undefined {
  if (lambda?.kind !== 'call' || lambda.name.toLowerCase() !== 'lambda') return undefined
  const body = lambda.args.at(-1)
  const names = new Map<string, Value>()
  for (const [index, arg] of lambda.args.slice(0, -1).entries()) {
    const value = values[index]
    if (arg.kind !== 'literal' || value === undefined) return undefined
    names.set(String(arg.value).toLowerCase(), value)
  }
  return body && site.evaluateWith(body, names)
}

/** Runs a lambda for each item of a list; what may not be there, or stand for several, stays so. */
function each(value: Value, lambda: Expression | undefined, site: LambdaSite): readonly Value[] | undefined {
  if (value.kind !== 'list') return undefined
  const open = isOpen(value)
  const results: Value[] = []
  for (const [index, item] of value.items.entries()) {
    if (site.budget.steps <= 0) return undefined
    const position = open ? unevaluated('a position', site.at) : scalar(index, site.at)
    const run = (known: Value) => apply(lambda, [known, position], site) ?? unevaluated(site.text, site.at)
    if (open && item.kind === 'unknown') results.push(madeOf(item, site))
    else
      results.push(
        item.kind === 'either' && isConditional(item) ? mapBranches(item, run, site.at) : run(item),
      )
  }
  return results
}

function map(value: Value, [lambda]: readonly Expression[], site: LambdaSite): Value | undefined {
  const items = each(value, lambda, site)
  return items && (value.kind === 'list' && isOpen(value) ? openList(items, site.at) : list(items, site.at))
}

/** Items whose test is not decided are there or not, which leaves the list open. */
function filter(value: Value, [lambda]: readonly Expression[], site: LambdaSite): Value | undefined {
  const tests = each(value, lambda, site)
  if (value.kind !== 'list' || tests === undefined) return undefined
  const condition = lambda === undefined ? site.text : excerpt({ file: site.at.file, range: lambda.range })
  const truths = tests.map(booleanOf)
  const items = value.items.flatMap((item, index): readonly Value[] => {
    const truth = truths[index]
    if (truth !== undefined) return truth ? [item] : []
    // An unknown item of an open list may stand for none already.
    if (item.kind === 'unknown') return [item]
    return [
      {
        ...choiceBy(tests[index] ?? item, condition),
        kind: 'either',
        branches: [item, undefined],
        at: item.at,
      },
    ]
  })
  return isOpen(value) || truths.includes(undefined) ? openList(items, site.at) : list(items, site.at)
}

/** The lambda says whether the first of two items comes before the second. */
function sort(value: Value, [lambda]: readonly Expression[], site: LambdaSite): Value | undefined {
  if (value.kind !== 'list') return undefined
  let decided = !isOpen(value)
  const comesFirst = (a: Value, b: Value) => {
    const answer = decided ? booleanOf(apply(lambda, [a, b], site)) : false
    decided &&= answer !== undefined
    return answer === true
  }
  const items = value.items.toSorted((a, b) => (comesFirst(a, b) ? -1 : comesFirst(b, a) ? 1 : 0))
  return decided ? list(items, site.at) : openList(value.items, site.at)
}

function reduce(value: Value, [initial, lambda]: readonly Expression[], site: LambdaSite): Value | undefined {
  const items = closedList(value)?.items
  let result = items && initial && evaluate(initial, site)
  for (const [index, item] of items?.entries() ?? []) {
    result = result && apply(lambda, [result, item, scalar(index, site.at)], site)
  }
  return result
}

function toObject(
  value: Value,
  [byKey, byValue]: readonly Expression[],
  site: LambdaSite,
): Value | undefined {
  const closed = closedList(value)
  const keys = closed && each(closed, byKey, site)
  const values = byValue === undefined ? closed?.items : closed && each(closed, byValue, site)
  if (keys === undefined || values === undefined) return undefined
  const entries = new Map<string, Value>()
  for (const [index, item] of values.entries()) {
    const key = keys[index]
    // A key that is not known may be any key.
    if (key?.kind === 'unknown') return madeOf(key, site)
    const name = stringOf(key)
    if (name === undefined) return undefined
    entries.set(name, item)
  }
  return caselessMapping(entries, site.at)
}

function groupBy(value: Value, [byKey]: readonly Expression[], site: LambdaSite): Value | undefined {
  const closed = closedList(value)
  const keys = closed && each(closed, byKey, site)
  if (keys === undefined) return undefined
  const groups = new Map<string, Value[]>()
  for (const [index, item] of closed?.items.entries() ?? []) {
    const key = keys[index]
    if (key?.kind === 'unknown') return madeOf(key, site)
    const name = stringOf(key)
    if (name === undefined) return undefined
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [item])
    else group.push(item)
  }
  return caselessMapping(new Map([...groups].map(([name, items]) => [name, list(items, site.at)])), site.at)
}

function mapValues(value: Value, [lambda]: readonly Expression[], site: LambdaSite): Value | undefined {
  if (value.kind !== 'mapping') return undefined
  const values = each(list([...value.entries.values()], value.at), lambda, site)
  if (values === undefined) return undefined
  return caselessMapping(
    new Map([...value.entries.keys()].map((key, index) => [key, values[index] ?? value])),
    site.at,
  )
}

const FUNCTIONS: ReadonlyMap<string, Run> = new Map([
  ['map', map],
  ['filter', filter],
  ['sort', sort],
  ['reduce', reduce],
  ['toobject', toObject],
  ['groupby', groupBy],
  ['mapvalues', mapValues],
])
