/** From syntax nodes to values: expressions evaluated, loops in properties run, everything with its place. */

import { type Location, locate } from '../../core/source.ts'
import type { Value } from '../../core/value.ts'
import type { Node, ScalarNode } from '../node.ts'
import { mapText } from '../text-map.ts'
import { choiceBy } from '../values/alternatives.ts'
import { spend, spendOn } from '../values/budget.ts'
import { excerpt } from '../values/excerpt.ts'
import { caselessMapping, list, mapPlaces, openList, scalar, unevaluated } from '../values/make.ts'
import { MAX_DEPTH } from './budget.ts'
import { type Evaluation, evaluateExpression, type Names } from './evaluate.ts'
import {
  isExpression,
  literalText,
  type ParsedExpression,
  parseExpression,
} from './expression/parse-expression.ts'
import { integerOf } from './functions/rule.ts'
import { loopsOf, type ValueLoop } from './loops.ts'
import { complain, type Scope, withLoop } from './scope.ts'

/** What a node says. Never throws. */
export function resolveNode(scope: Scope, node: Node): Value {
  const at = locate(scope.document, node.range)
  const { budget } = scope.run
  // What stands in a loop, or in a variable that many use, is read more than once.
  spend(budget, 1)
  if (budget.depth >= MAX_DEPTH) return unevaluated('what is nested this deep', at)
  budget.depth++
  const value = resolveKind(scope, node, at)
  budget.depth--
  return value
}

function resolveKind(scope: Scope, node: Node, at: Location): Value {
  switch (node.kind) {
    case 'scalar':
      return resolveScalar(scope, node, at)
    case 'sequence':
      return list(
        node.items.map((item) => resolveNode(scope, item)),
        at,
      )
    case 'mapping': {
      const entries = new Map<string, Value>()
      for (const entry of node.entries.values()) {
        const loops = loopsOf(entry)
        if (loops === undefined) entries.set(entry.key, resolveNode(scope, entry.value))
        for (const loop of loops ?? []) {
          entries.set(loop.name, runLoop(scope, loop, locate(scope.document, loop.range)))
        }
      }
      return caselessMapping(entries, at)
    }
  }
}

function resolveScalar(scope: Scope, node: ScalarNode, at: Location): Value {
  if (typeof node.value !== 'string') return scalar(node.value, at)
  if (scope.carriedBy !== undefined) return resolveScalar(...unwrapped(scope, node), at)
  if (!isExpression(node.value)) return scalar(literalText(node.value), at)
  const parsed = parseOnce(scope, node)
  if ('problem' in parsed) {
    const { message, range } = parsed.problem
    complain(scope, `this expression can't be read: ${message}`, locate(scope.document, range), 'inside')
    return unevaluated(excerpt(at), at)
  }
  const value = evaluateExpression(parsed.expression, evaluationIn(scope))
  return placed(scope, value, at)
}

/** The texts of carried templates without the bracket that keeps them for later. */
const unwrappedNodes = new WeakMap<ScalarNode, ScalarNode>()

/** A text of a carried template as it stands in a template by itself, and the scope that its expression is evaluated in. */
export function unwrapped({ carriedBy, ...scope }: Scope, node: ScalarNode): readonly [Scope, ScalarNode] {
  if (!node.text.startsWith('[[') || !node.text.endsWith(']')) return [{ ...scope, ...carriedBy }, node]
  const earlier = unwrappedNodes.get(node)
  if (earlier !== undefined) return [scope, earlier]
  const text = node.text.slice(1)
  const content = { start: node.content.start + 1, end: node.content.end }
  const own = { ...node, text, value: text, content }
  unwrappedNodes.set(node, own)
  return [scope, own]
}

const parsedNodes = new WeakMap<ScalarNode, ParsedExpression>()

/** The expression that a text is. */
export function parseOnce(scope: Scope, node: ScalarNode): ParsedExpression {
  const earlier = parsedNodes.get(node)
  if (earlier !== undefined) return earlier
  const parsed = parseExpression(node.text, mapText(scope.document.file.text, node))
  parsedNodes.set(node, parsed)
  return parsed
}

/** How expressions are evaluated in a scope. */
export function evaluationIn(scope: Scope): Evaluation {
  const { run, document } = scope
  const names: Names = { call: (...args) => scope.call(scope, ...args) }
  return { file: document.file, names, budget: run.budget }
}

/** The value of an expression at the string that holds it; parts that are written in the string keep their places. */
function placed(scope: Scope, value: Value, at: Location): Value {
  if (value.kind === 'scalar' || value.kind === 'unknown') return { ...value, at }
  if (!spendOn(scope.run.budget, [value])) return unevaluated('a very large value', at)
  return mapPlaces(value, (part) => ({ at: part !== value && isWithin(part.at, at) ? part.at : at }))
}

function isWithin({ file, range }: Location, outer: Location): boolean {
  return file === outer.file && range.start >= outer.range.start && range.end <= outer.range.end
}

/** The list that a loop makes. Where it isn't known how often it runs, it holds one item, which may not be there. */
export function runLoop(scope: Scope, { name, count, input }: ValueLoop, at: Location): Value {
  const times = resolveNode(scope, count)
  const known = integerOf(times)
  const itemAt = (index: number | undefined) =>
    resolveNode(withLoop(scope, { name, index, ofResources: false }), input)
  if (known !== undefined && known >= 0 && known <= MOST_ITEMS && affords(scope, known, input)) {
    return list(
      Array.from({ length: known }, (_, index) => itemAt(index)),
      at,
    )
  }
  // Without the quotes and brackets of an expression.
  const condition = excerpt(locate(scope.document, count.range)).replace(/^"\[(.*)\]"$/, '$1')
  const item = itemAt(undefined)
  return openList(
    [{ ...choiceBy(times, condition), kind: 'either', branches: [item, undefined], at: item.at }],
    at,
  )
}

/** Azure's own limit. */
const MOST_ITEMS = 800

/** Whether a node may be read so many times: a long one in loops is too much work. */
export function affords({ run }: Scope, times: number, { range }: Node): boolean {
  const steps = times * (1 + ((range.end - range.start) >> 4))
  return steps < run.budget.steps && spend(run.budget, times)
}
