/** Functions on lists, sets and maps. */

import { compareText } from '../../../core/compare.ts'
import { madeWith, type Value } from '../../../core/value.ts'
import { spend } from '../../values/budget.ts'
import { elementsOf, isConditional } from '../../values/elements.ts'
import { equals } from '../../values/equality.ts'
import {
  closedList,
  computed,
  hasAllElements,
  isOpen,
  list,
  mapping,
  openList,
  scalar,
  textOf,
  unknown,
} from '../../values/make.ts'
import { toNumber } from '../operators.ts'
import { allTexts, byText, type CallSite, fails, mayBeMany, type Rules } from './rule.ts'
import { listOfDifferent, withoutDuplicates } from './set-functions.ts'

type Args = readonly Value[]

/** An unknown list becomes an item of an open list: what is certain stays so. */
function concat(args: Args, { at, scope }: CallSite): Value | undefined {
  if (args.some((arg) => arg.kind !== 'list' && arg.kind !== 'unknown')) return undefined
  const items = args.flatMap((arg) => (arg.kind === 'list' ? arg.items : [arg]))
  if (!spend(scope.evaluation.budget, items.length)) return undefined
  const open = args.some((arg) => arg.kind === 'unknown' || (arg.kind === 'list' && isOpen(arg)))
  return open ? openList(items, at) : list(items, at)
}

function flatten([value]: Args, { at, scope }: CallSite): Value | undefined {
  if (value?.kind !== 'list') return undefined
  const items: Value[] = []
  let open = isOpen(value)
  const stack = [...value.items].reverse()
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if (!spend(scope.evaluation.budget, 1)) return undefined
    if (item.kind === 'list') {
      open ||= isOpen(item)
      for (let index = item.items.length - 1; index >= 0; index--) stack.push(item.items[index] ?? item)
      continue
    }
    if (item.kind === 'either' && item.branches.some((branch) => branch?.kind === 'list')) {
      items.push(...conditionalItems(item))
      open = true
      continue
    }
    open ||= mayBeMany(item)
    items.push(item)
  }
  return open ? openList(items, at) : list(items, at)
}

/** The items of lists of which one is there: each is there or not. */
function conditionalItems(either: Extract<Value, { kind: 'either' }>): readonly Value[] {
  return either.branches.flatMap((branch) => {
    const items = branch === undefined ? [] : branch.kind === 'list' ? branch.items : [branch]
    return items.map((item): Value => ({ ...either, branches: [item, undefined], at: item.at }))
  })
}

function compact([value]: Args, { at }: CallSite): Value | undefined {
  if (value?.kind !== 'list') return undefined
  const items = value.items.filter((item) => !isBlank(item))
  const open = isOpen(value) || items.some((item) => item.kind === 'unknown' || item.kind === 'either')
  return open ? openList(items, at) : list(items, at)
}

function isBlank(value: Value): boolean {
  return value.kind === 'scalar' && (value.value === null || value.value === '')
}

/** Without scalars that are there already. */
function distinct([value]: Args, { at }: CallSite): Value | undefined {
  if (value?.kind !== 'list') return undefined
  const items = withoutDuplicates(value.items)
  if (!hasAllElements(value)) return openList(items, at)
  const maybeEqual = items.length > 1 && items.some((item) => item.kind !== 'scalar')
  return maybeEqual ? listOfDifferent(items, at) : list(items, at)
}

function length(args: Args, { at }: CallSite): Value | undefined {
  const [value] = args
  if (value === undefined) return undefined
  const text = textOf(value)
  const size = text === undefined ? elementsOf(value)?.length : [...text].length
  return size === undefined ? undefined : computed(size, args, at)
}

function merge(args: Args, { at, scope }: CallSite): Value | undefined {
  const entries = new Map<string, Value>()
  for (const arg of args) {
    if (arg.kind === 'scalar' && arg.value === null) continue
    if (arg.kind !== 'mapping' || !spend(scope.evaluation.budget, arg.entries.size)) return undefined
    for (const [key, value] of arg.entries) {
      const earlier = entries.get(key)
      entries.set(key, earlier === undefined ? value : fallBack(value, earlier))
    }
  }
  return mapping(entries, at)
}

/** A value, or the other one where it is not there. */
function fallBack(value: Value, other: Value): Value {
  if (value.kind !== 'either' || !isConditional(value)) return value
  const [yes, no] = value.branches
  return { ...value, branches: [yes ?? other, no ?? other] }
}

function lookup([map, key, fallback]: Args, site: CallSite): Value | undefined {
  const name = key && textOf(key)
  if (map?.kind !== 'mapping' || name === undefined) return undefined
  const found = map.entries.get(name)
  if (found === undefined) return fallback ?? fails(site)
  return fallback === undefined ? found : fallBack(found, fallback)
}

function element([value, position]: Args, site: CallSite): Value | undefined {
  const items = closedList(value)?.items
  const index = position && toNumber(position)
  if (items === undefined || index === undefined || index < 0) return undefined
  if (items.length === 0) return fails(site)
  return items[index % items.length]
}

function contains([value, wanted]: Args, { at }: CallSite): Value | undefined {
  if (value?.kind !== 'list' || wanted === undefined) return undefined
  const answers = value.items.map((item) => equals(item, wanted))
  if (answers.includes(true)) return computed(true, [value, wanted], at)
  return isOpen(value) || answers.includes(undefined) ? undefined : computed(false, [value, wanted], at)
}

/** The first value that is neither null nor an empty text; an unknown one may be it. */
function coalesce(args: Args, site: CallSite): Value | undefined {
  return firstOf(args, isBlank, site)
}

/** The first value that is not nothing; where an unknown one may be nothing, another may take its place. */
function firstOf(args: Args, isNothing: (value: Value) => boolean, site: CallSite): Value | undefined {
  const [first, ...others] = args.filter((arg) => !isNothing(arg))
  if (first === undefined) return fails(site)
  if (first.kind !== 'unknown') return first
  return unknown(
    others.every(({ kind }) => kind === 'unknown') ? first.because : madeWith(first.because),
    site.at,
  )
}

function coalescelist(args: Args, site: CallSite): Value | undefined {
  return firstOf(args, (arg) => closedList(arg)?.items.length === 0, site)
}

function slice([value, from, to]: Args, site: CallSite): Value | undefined {
  const start = from && toNumber(from)
  const end = to && toNumber(to)
  const items = closedList(value)?.items
  if (items === undefined || start === undefined || end === undefined) return undefined
  return start < 0 || start > end || end > items.length ? fails(site) : list(items.slice(start, end), site.at)
}

function range(args: Args, { at }: CallSite): Value | undefined {
  const numbers = args.map(toNumber).filter((number) => number !== undefined)
  if (numbers.length !== args.length) return undefined
  const [start = 0, end = 0, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers
  const count = Math.ceil((end - start) / step)
  // Terraform's own limit.
  if (!(count <= 1024)) return undefined
  return list(
    Array.from({ length: Math.max(0, count) }, (_, index) => scalar(start + index * step, at)),
    at,
  )
}

function reverse([value]: Args, { at }: CallSite): Value | undefined {
  if (value?.kind !== 'list') return undefined
  return isOpen(value) ? openList(value.items, at) : list(value.items.toReversed(), at)
}

function sort([value]: Args, { at }: CallSite): Value | undefined {
  if (value?.kind === 'list' && isOpen(value)) return openList(value.items, at)
  const items = closedList(value)?.items
  return items && allTexts(items) && list(items.toSorted(byText), at)
}

function zipmap([keys, values]: Args, { at }: CallSite): Value | undefined {
  const names = allTexts(closedList(keys)?.items ?? [])
  const items = closedList(values)?.items
  if (closedList(keys) === undefined || names === undefined || names.length !== items?.length)
    return undefined
  return mapping(new Map(items.map((item, index) => [names[index] ?? '', item])), at)
}

function one([value]: Args, site: CallSite): Value | undefined {
  if (value?.kind === 'scalar') return value
  const items = closedList(value)?.items
  if (items === undefined) return undefined
  return items.length > 1 ? fails(site) : (items[0] ?? scalar(null, site.at))
}

function map(args: Args, { at }: CallSite): Value | undefined {
  const entries = new Map<string, Value>()
  for (let index = 0; index < args.length; index += 2) {
    const [key, value] = [args[index], args[index + 1]]
    const name = key && textOf(key)
    if (name === undefined || value === undefined) return undefined
    entries.set(name, value)
  }
  return mapping(entries, at)
}

function keys([map]: Args, { at }: CallSite): Value | undefined {
  const isKnown = map?.kind === 'mapping' && ![...map.entries.values()].some(isConditional)
  return isKnown
    ? list(
        [...map.entries.keys()].sort(compareText).map((key) => scalar(key, at)),
        at,
      )
    : undefined
}

function values([map]: Args, { at }: CallSite): Value | undefined {
  const elements = map?.kind === 'mapping' ? elementsOf(map) : undefined
  return (
    elements &&
    list(
      elements.map(({ value }) => value),
      at,
    )
  )
}

export const COLLECTION_FUNCTIONS: Rules = [
  ['concat', { run: concat, takesUnknown: true }],
  ['flatten', { run: flatten, passesOn: true }],
  ['compact', { run: compact, passesOn: true }],
  ['distinct', { run: distinct, passesOn: true }],
  ['length', { run: length, takesOut: true }],
  ['merge', { run: merge }],
  // Of Terraform before 0.12.
  ['list', { run: (args, { at }) => list(args, at), takesUnknown: true }],
  ['map', { run: map, takesUnknown: true }],
  ['keys', { run: keys }],
  ['values', { run: values }],
  ['lookup', { run: lookup, takesOut: true, takesUnknown: true, passesOn: true }],
  ['element', { run: element, passesOn: true }],
  ['contains', { run: contains }],
  ['coalesce', { run: coalesce, takesUnknown: true, passesOn: true }],
  ['coalescelist', { run: coalescelist, takesUnknown: true, passesOn: true }],
  ['slice', { run: slice, passesOn: true }],
  ['range', { run: range }],
  ['reverse', { run: reverse, passesOn: true }],
  ['sort', { run: sort, passesOn: true }],
  ['zipmap', { run: zipmap }],
  ['one', { run: one, passesOn: true }],
]
