/** Functions that combine objects or lists. */

import { propertyOf } from '../../../core/properties.ts'
import { type Mapping, madeWith, type Value } from '../../../core/value.ts'
import { distribute } from '../../values/alternatives.ts'
import { spend } from '../../values/budget.ts'
import type { CallSite } from '../../values/builtin.ts'
import { equals } from '../../values/equality.ts'
import {
  caselessMapping,
  closedList,
  isOpen,
  list,
  openList,
  unevaluated,
  unknown,
  withoutLink,
} from '../../values/make.ts'
import { ANY_NUMBER, isNull, type Rules } from './rule.ts'

type Args = readonly Value[]

/** Lists without what is there already, which an unknown one leaves open; objects over each other, all the way down. */
function union(args: Args, site: CallSite): Value | undefined {
  if (args.some((arg) => arg.kind === 'list')) return unionOfLists(args, site)
  const [first, ...others] = args
  let merged = first
  for (const other of others) {
    if (merged?.kind !== 'mapping' || other.kind !== 'mapping') return undefined
    merged = mergeDeep(merged, other, site)
  }
  return merged?.kind === 'mapping' ? merged : undefined
}

function unionOfLists(args: Args, site: CallSite): Value | undefined {
  if (args.some((arg) => arg.kind !== 'list' && arg.kind !== 'unknown')) return undefined
  const given = args.flatMap((arg) => (arg.kind === 'list' ? arg.items : [arg]))
  const seen = new Set<unknown>()
  const others: Value[] = []
  let open = args.some((arg) => arg.kind !== 'list' || isOpen(arg))
  const items: Value[] = []
  for (const item of given) {
    if (item.kind === 'scalar') {
      if (seen.has(item.value)) continue
      seen.add(item.value)
    } else {
      if (!spend(site.budget, others.length)) return undefined
      const answers = others.map((other) => equals(other, item))
      if (answers.includes(true)) continue
      open ||= item.kind === 'unknown' || item.kind === 'either' || answers.includes(undefined)
      others.push(item)
    }
    items.push(item)
  }
  return open ? openList(items, site.at) : list(items, site.at)
}

/** The entries of the first object, and the second's over them. */
function mergeDeep(under: Mapping, over: Mapping, site: CallSite): Mapping | undefined {
  return merge([under, over], site, (earlier, later) => mergeValues(earlier, later, site))
}

function mergeValues(under: Value, over: Value, site: CallSite): Value {
  // Whether null counts is not documented.
  if (isNull(over)) return unevaluated(site.text, site.at)
  if (over.kind !== 'mapping' && over.kind !== 'either') return over
  return distribute([under, over], site.at, ([earlier, later]) => {
    if (earlier?.kind === 'mapping' && later?.kind === 'mapping') {
      return mergeDeep(earlier, later, site) ?? unevaluated(site.text, site.at)
    }
    // Under an object there may be another one.
    if (earlier?.kind === 'unknown' && later?.kind === 'mapping') {
      return unknown(madeWith(withoutLink(earlier.because), ''), site.at)
    }
    return later ?? over
  })
}

/** Objects over each other; `settle` decides what becomes of a property that several of them have. */
function merge(
  objects: readonly (Value | undefined)[],
  { at, budget }: CallSite,
  settle: (earlier: Value, later: Value) => Value,
): Mapping | undefined {
  const entries = new Map<string, Value>()
  const names = new Map<string, string>()
  for (const object of objects) {
    if (object?.kind !== 'mapping' || !spend(budget, object.entries.size)) return undefined
    for (const [key, value] of object.entries) {
      const name = names.get(key.toLowerCase()) ?? key
      const earlier = entries.get(name)
      names.set(key.toLowerCase(), name)
      entries.set(name, earlier === undefined ? value : settle(earlier, value))
    }
  }
  return caselessMapping(entries, at)
}

function shallowMerge([value]: Args, site: CallSite): Value | undefined {
  return merge(closedList(value)?.items ?? [undefined], site, (_, later) => later)
}

/** What all lists have, or all objects with the same value. */
function intersection(args: Args, site: CallSite): Value | undefined {
  const [first, ...others] = args
  if (first?.kind === 'mapping') {
    const entries = [...first.entries]
    const kept = common(entries, others, site, ([name, value], other) => {
      if (other.kind !== 'mapping') return undefined
      const property = propertyOf(other, name)
      return property === undefined ? false : equals(property, value)
    })
    return kept && caselessMapping(new Map(kept), site.at)
  }
  const kept = common(closedList(first)?.items, others, site, (item, other) => {
    const items = closedList(other)?.items
    if (items === undefined || !spend(site.budget, items.length)) return undefined
    const answers = items.map((candidate) => equals(candidate, item))
    return answers.includes(true) || (answers.includes(undefined) ? undefined : false)
  })
  return kept && list(kept, site.at)
}

/** The elements that all of the others have; undefined where that can't be known of one. */
function common<T>(
  elements: readonly T[] | undefined,
  others: Args,
  { budget }: CallSite,
  has: (element: T, other: Value) => boolean | undefined,
): readonly T[] | undefined {
  const kept: T[] = []
  for (const element of elements ?? []) {
    if (!spend(budget, others.length)) return undefined
    const answers = others.map((other) => has(element, other))
    if (answers.includes(false)) continue
    if (answers.includes(undefined)) return undefined
    kept.push(element)
  }
  return elements && kept
}

export const COMBINING_FUNCTIONS: Rules = [
  ['union', { run: union, takes: [2, ANY_NUMBER], takesUnknown: true }],
  ['intersection', { run: intersection, takes: [2, ANY_NUMBER] }],
  ['shallowMerge', { run: shallowMerge, takes: [1, 1] }],
]
