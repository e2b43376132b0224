/** Fn::FindInMap. */

import { type Location, locate } from '../../core/source.ts'
import { madeWith, type Provenance, type Unknown, type Value } from '../../core/value.ts'
import type { MappingNode, Node } from '../node.ts'
import { distribute, oneOf } from '../values/alternatives.ts'
import { spend } from '../values/budget.ts'
import { unevaluated, unknown } from '../values/make.ts'
import { type Evaluation, forText, ITEM_COST, textOf } from './evaluation.ts'
import { includedBy, insideOf } from './include.ts'

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
  const place = [map, first, second].reduce<Place>(into, { node: evaluation.mappings, evaluation })
  const { node: found } = place
  if (found === 'open') return unevaluated('Fn::FindInMap', at)
  if (found === undefined) return whenMissing(evaluation, argument) ?? unevaluated('Fn::FindInMap', at)
  const from: Provenance = {
    what: `the mapping ${JSON.stringify(map)}`,
    at: locate(place.evaluation, found.range),
  }
  if (found.tag !== undefined) return unevaluated('Fn::FindInMap', at)
  if (found.kind === 'scalar') return { kind: 'scalar', value: found.value, at, from }
  if (found.kind !== 'sequence' || !spend(evaluation.budget, found.items.length * ITEM_COST))
    return unevaluated('Fn::FindInMap', at)
  const items = found.items.map(
    (item): Value =>
      item.kind === 'scalar' && item.tag === undefined
        ? {
            kind: 'scalar',
            value: item.value,
            at,
            from: { ...from, at: locate(place.evaluation, item.range) },
          }
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
  const outer = childrenOf(into({ node: evaluation.mappings, evaluation }, map), first)
  const found = outer.flatMap((each) => childrenOf(each, second))
  const distinct = new Map<unknown, Value>()
  const what = `the mapping ${JSON.stringify(map)}`
  for (const { node, evaluation: own } of found) {
    if (node === 'open' || node?.kind !== 'scalar' || node.tag !== undefined || distinct.size > MOST_VALUES)
      return undefined
    const from: Provenance = { what, at: locate(own, node.range) }
    if (!distinct.has(node.value)) distinct.set(node.value, { kind: 'scalar', value: node.value, at, from })
  }
  const some = [...distinct.values()]
  return some.length > MOST_VALUES
    ? undefined
    : oneOf(some, { condition: `${what} at ${at.range.start}`, because }, at)
}

/** A level of a mapping, with the file that it is written in; `open` where a transform may add it. */
interface Place {
  readonly node: Node | 'open' | undefined
  readonly evaluation: Evaluation
}

/** What an include brings to a level; `open` for another transform, and for what cannot be read. */
function includedIn(node: MappingNode, evaluation: Evaluation): Place {
  const transform = childOf(node, 'Fn::Transform')
  if (transform === undefined) return { node: undefined, evaluation }
  const included = includedBy(evaluation, transform)
  return included === undefined
    ? { node: 'open', evaluation }
    : { node: included.root, evaluation: insideOf(evaluation, included) }
}

/** What a level has under a key, where it is written or included. */
function into({ node, evaluation }: Place, key: string): Place {
  if (node === undefined || node === 'open') return { node, evaluation }
  if (node.kind !== 'mapping') return { node: 'open', evaluation }
  const own = childOf(node, key)
  const other = includedIn(node, evaluation)
  if (own !== undefined) {
    const isTwice =
      other.node !== undefined && (other.node === 'open' ? false : childOf(other.node, key) !== undefined)
    return { node: isTwice ? 'open' : own, evaluation }
  }
  return other.node === undefined || other.node === 'open' ? other : into(other, key)
}

/** What a level has under a key, or under all of them. */
function childrenOf(place: Place, key: string | undefined): readonly Place[] {
  const { node, evaluation } = place
  if (node === undefined || node === 'open') return [place]
  if (node.kind !== 'mapping') return [{ node: 'open', evaluation }]
  const other = includedIn(node, evaluation)
  if (other.node === 'open') return [other]
  if (key !== undefined) {
    const found = into(place, key)
    return found.node === undefined ? [] : [found]
  }
  const own = [...node.entries.values()].filter((entry) => entry.key !== 'Fn::Transform')
  return [
    ...own.map(({ value }): Place => ({ node: value, evaluation })),
    ...(other.node === undefined ? [] : childrenOf(other, undefined)),
  ]
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
