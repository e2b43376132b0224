/** Functions that make or take lists. */

import type { Value } from '../../../core/value.ts'
import { spend } from '../../values/budget.ts'
import type { CallSite } from '../../values/builtin.ts'
import { isConditional } from '../../values/elements.ts'
import { closedList, isOpen, list, openList, scalar } from '../../values/make.ts'
import { ANY_NUMBER, computed, integerOf, type Rules } from './rule.ts'

type Args = readonly Value[]

/** Azure's own limit. */
const LONGEST_RANGE = 10_000

function range(args: Args, site: CallSite): Value | undefined {
  const start = integerOf(args[0])
  const count = integerOf(args[1])
  if (start === undefined || count === undefined || count < 0 || count > LONGEST_RANGE) return undefined
  if (!spend(site.budget, count)) return undefined
  return list(
    Array.from({ length: count }, (_, index) => computed(start + index, args, site)),
    site.at,
  )
}

/** One level of lists; an item that may be a list leaves the result open. */
function flatten([value]: Args, site: CallSite): Value | undefined {
  if (
    value?.kind !== 'list' ||
    value.items.some((item) => item.kind === 'scalar' || item.kind === 'mapping')
  ) {
    return undefined
  }
  const items = value.items.flatMap((item) => (item.kind === 'list' ? item.items : [item]))
  if (!spend(site.budget, items.length)) return undefined
  const open = isOpen(value) || value.items.some((item) => item.kind !== 'list' || isOpen(item))
  return open ? openList(items, site.at) : list(items, site.at)
}

function indexFromEnd([value, position]: Args): Value | undefined {
  const index = integerOf(position)
  const items = closedList(value)?.items
  if (items === undefined || index === undefined || index < 1 || index > items.length) return undefined
  return items[items.length - index]
}

/** The same, with null for a position that the list does not have. */
function tryIndexFromEnd([value, position]: Args, site: CallSite): Value | undefined {
  const index = integerOf(position)
  const items = closedList(value)?.items
  if (items === undefined || index === undefined || items.some(isConditional)) return undefined
  return (index < 1 ? undefined : items[items.length - index]) ?? scalar(null, site.at)
}

/** The least or greatest of whole numbers, given one by one or as a list. */
function extreme(better: (a: number, b: number) => boolean) {
  return (args: Args, site: CallSite): Value | undefined => {
    const values = args.length === 1 && args[0]?.kind === 'list' ? (closedList(args[0])?.items ?? []) : args
    const [first, ...others] = values.map(integerOf)
    let best = first
    for (const number of others) {
      if (best === undefined || number === undefined) return undefined
      if (better(number, best)) best = number
    }
    return best === undefined ? undefined : computed(best, [...args, ...values], site)
  }
}

export const ARRAY_FUNCTIONS: Rules = [
  [
    'createArray',
    {
      run: (args, { at }) => list(args, at),
      takes: [0, ANY_NUMBER],
      takesUnknown: true,
      takesAlternatives: true,
    },
  ],
  [
    'array',
    {
      run: ([value], { at }) => (value === undefined || value.kind === 'list' ? value : list([value], at)),
      takes: [1, 1],
    },
  ],
  ['range', { run: range, takes: [2, 2] }],
  ['flatten', { run: flatten, takes: [1, 1] }],
  ['indexFromEnd', { run: indexFromEnd, takes: [2, 2], passesOn: true }],
  ['tryIndexFromEnd', { run: tryIndexFromEnd, takes: [2, 2], passesOn: true }],
  ['min', { run: extreme((a, b) => a < b), takes: [1, ANY_NUMBER] }],
  ['max', { run: extreme((a, b) => a > b), takes: [1, ANY_NUMBER] }],
]
