/** Fn::FindInMap. */

import { type Location, locate } from '../../core/source.ts'
import { madeWith, type Provenance, type Unknown, type Value } from '../../core/value.ts'
import type { Node } from '../node.ts'
import { distribute, oneOf } from '../values/alternatives.ts'
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
  if (open?.kind === 'unknown') {
    const because = madeWith(open.because)
    return findAny(evaluation, argument, values, { at, because }) ?? unknown(because, at)
  }
  const keys = values.flatMap((value) => (value.kind === 'scalar' ? [textOf(value)] : []))
  const [map, first, second] = keys
  if (map === undefined || first === undefined || second === undefined)
    return unevaluated('Fn::FindInMap', at)
  const found = childOf(childOf(childOf(evaluation.mappings, map), first), second)
  if (found === undefined) {
    const isHidden = isOpen(evaluation.mappings, [map, first])
    return (isHidden ? undefined : whenMissing(evaluation, argument)) ?? unevaluated('Fn::FindInMap', at)
  }
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

/** More values than this are not told apart. */
const MOST_VALUES = 40

/** What a mapping has whichever of its keys is meant: one value, or a few alternatives; undefined where they are many. */
function findAny(
  evaluation: Evaluation,
  argument: Node,
  values: readonly Value[],
  { at, because }: Pick<Unknown, 'at' | 'because'>,
): Value | undefined {
  const [map, first, second] = values.map((value) => (value.kind === 'scalar' ? textOf(value) : undefined))
  if (values.length !== 3 || map === undefined || fallbackOf(argument) !== undefined) return undefined
  const outer = childrenOf(childOf(evaluation.mappings, map), first)
  const inner = outer?.map((each) => childrenOf(each, second)) ?? [undefined]
  const found = inner.flatMap((each): readonly (Node | undefined)[] => each ?? [undefined])
  const distinct = new Map<unknown, Value>()
  const what = `the mapping ${JSON.stringify(map)}`
  for (const node of found) {
    if (node?.kind !== 'scalar' || node.tag !== undefined || distinct.size > MOST_VALUES) return undefined
    const from: Provenance = { what, at: locate(evaluation, node.range) }
    if (!distinct.has(node.value)) distinct.set(node.value, { kind: 'scalar', value: node.value, at, from })
  }
  const some = [...distinct.values()]
  return some.length > MOST_VALUES
    ? undefined
    : oneOf(some, { condition: `${what} at ${at.range.start}`, because }, at)
}

/** What a level of a mapping has under a key, or under all of them; undefined where a transform may add more. */
function childrenOf(node: Node | undefined, key: string | undefined): readonly Node[] | undefined {
  if (node?.kind !== 'mapping' || node.entries.has('Fn::Transform')) return undefined
  if (key === undefined) return [...node.entries.values()].map(({ value }) => value)
  const found = childOf(node, key)
  return found === undefined ? [] : [found]
}

/** Whether the mappings, or one of these levels of them, may have more keys: a transform's, or those of a broken one. */
function isOpen(mappings: Node | undefined, keys: readonly string[]): boolean {
  let node = mappings
  for (const key of [...keys, undefined]) {
    if (node === undefined) return false
    if (node.kind !== 'mapping' || node.entries.has('Fn::Transform')) return true
    node = key === undefined ? undefined : childOf(node, key)
  }
  return false
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
