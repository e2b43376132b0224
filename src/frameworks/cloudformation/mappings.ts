/** Fn::FindInMap. */

import { type Location, locate } from '../../core/source.ts'
import { madeWith, type Provenance, type Value } from '../../core/value.ts'
import type { Node } from '../node.ts'
import { distribute } from '../values/alternatives.ts'
import { spend } from '../values/budget.ts'
import { unevaluated, unknown } from '../values/make.ts'
import { type Evaluation, forText, ITEM_COST, textOf } from './evaluation.ts'

/** What `[map, first key, second key]` finds, at the place of use; the options with a default value too. */
export function findInMap(evaluation: Evaluation, argument: Node, at: Location): Value {
  const nodes = argument.kind === 'sequence' ? argument.items.slice(0, 3) : []
  const values = nodes.flatMap((node) => evaluation.resolve(forText(evaluation), node) ?? [])
  return distribute(values, at, (cases) => find(evaluation, argument, cases, at))
}

function find(evaluation: Evaluation, argument: Node, values: readonly Value[], at: Location): Value {
  const open = values.find((value) => value.kind === 'unknown')
  if (open?.kind === 'unknown') return unknown(madeWith(open.because), at)
  const keys = values.flatMap((value) => (value.kind === 'scalar' ? [textOf(value)] : []))
  const [map, first, second] = keys
  if (map === undefined || first === undefined || second === undefined)
    return unevaluated('Fn::FindInMap', at)
  const found = childOf(childOf(childOf(evaluation.mappings, map), first), second)
  if (found === undefined) return whenMissing(evaluation, argument) ?? unevaluated('Fn::FindInMap', at)
  const from: Provenance = { what: `the mapping ${JSON.stringify(map)}`, at: locate(evaluation, found.range) }
  if (found.tag !== undefined) return unevaluated('Fn::FindInMap', at)
  if (found.kind === 'scalar') return { kind: 'scalar', value: found.value, at, from }
  if (found.kind !== 'sequence' || !spend(evaluation.budget, found.items.length * ITEM_COST))
    return unevaluated('Fn::FindInMap', at)
  const items = found.items.map(
    (item): Value =>
      item.kind === 'scalar' && item.tag === undefined
        ? { kind: 'scalar', value: item.value, at, from: { ...from, at: locate(evaluation, item.range) } }
        : unevaluated('Fn::FindInMap', at),
  )
  return { kind: 'list', items, at, from }
}

/** What a mapping has under a key. */
export function childOf(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'mapping' ? node.entries.get(key)?.value : undefined
}

/** The language extension's fourth argument: `DefaultValue` for keys that the map does not have. */
export function fallbackOf(argument: Node): Node | undefined {
  return childOf(argument.kind === 'sequence' ? argument.items[3] : undefined, 'DefaultValue')
}

function whenMissing(evaluation: Evaluation, argument: Node): Value | undefined {
  const fallback = fallbackOf(argument)
  return fallback === undefined ? undefined : evaluation.resolve(forText(evaluation), fallback)
}
