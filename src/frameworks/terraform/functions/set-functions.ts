/** Functions on sets and on several lists at once. */

import { compareText } from '../../../core/compare.ts'
import type { List, Value } from '../../../core/value.ts'
import { spend } from '../../values/budget.ts'
import { equals } from '../../values/equality.ts'
import {
  asSet,
  closedList,
  coincidingList,
  hasAllElements,
  isOpen,
  isSet,
  list,
  mapping,
  openList,
  scalar,
  textOf,
} from '../../values/make.ts'
import { toNumber } from '../operators.ts'
import { allTexts, byText, type CallSite, fails, type Rules } from './rule.ts'

type Args = readonly Value[]

/** Items of a product; more can't be looked at. */
const MOST_ITEMS = 10_000

/** Sets have no order of their own; Terraform goes through sets of texts in the order of the texts. */
export function toSet(items: readonly Value[], isAll: boolean, at: CallSite['at']): Value {
  const different = withoutDuplicates(items)
  if (!isAll) return asSet(openList(different, at))
  if (mayHoldEqual(different)) return asSet(listOfDifferent(different, at))
  return asSet(list(allTexts(different) === undefined ? different : different.toSorted(byText), at))
}

/** The items without those that are certainly the same as an earlier one. */
export function withoutDuplicates(items: readonly Value[]): readonly Value[] {
  const seen = new Set<unknown>()
  return items.filter((item) => {
    if (item.kind !== 'scalar') return true
    const isNew = !seen.has(item.value)
    seen.add(item.value)
    return isNew
  })
}

function mayHoldEqual(items: readonly Value[]): boolean {
  return items.length > 1 && items.some(({ kind }) => kind === 'unknown' || kind === 'either')
}

/** Items of which some may be the same; of alternatives, one may be nothing. */
export function listOfDifferent(items: readonly Value[], at: CallSite['at']): List {
  return items.some(({ kind }) => kind === 'either') ? openList(items, at) : coincidingList(items, at)
}

/** What is in any of them; of an unknown one, some may be. */
function setunion(args: Args, { at, scope }: CallSite): Value | undefined {
  if (args.some((arg) => arg.kind !== 'list' && arg.kind !== 'unknown')) return undefined
  const items = args.flatMap((arg) => (arg.kind === 'list' ? arg.items : [arg]))
  if (!spend(scope.evaluation.budget, items.length)) return undefined
  return toSet(
    items,
    args.every((arg) => arg.kind === 'list' && hasAllElements(arg)),
    at,
  )
}

/** The items of lists that hold nothing but known scalars. */
function scalarsOf(args: Args): readonly (readonly Value[])[] | undefined {
  const lists = args.map((arg) => closedList(arg)?.items)
  const known = lists.filter((items) => items?.every(({ kind }) => kind === 'scalar'))
  return known.length === lists.length ? known.filter((items) => items !== undefined) : undefined
}

function keyOf(value: Value): unknown {
  return textOf(value)
}

function setintersection(args: Args, { at }: CallSite): Value | undefined {
  const [first, ...others] = scalarsOf(args) ?? []
  if (first === undefined) return undefined
  const keys = others.map((items) => new Set(items.map(keyOf)))
  return toSet(
    first.filter((item) => keys.every((each) => each.has(keyOf(item)))),
    true,
    at,
  )
}

function setsubtract(args: Args, { at }: CallSite): Value | undefined {
  const [from, away] = scalarsOf(args) ?? []
  if (from === undefined || away === undefined) return undefined
  const keys = new Set(away.map(keyOf))
  return toSet(
    from.filter((item) => !keys.has(keyOf(item))),
    true,
    at,
  )
}

/** Every combination; of sets, a set. */
function setproduct(args: Args, { at, scope }: CallSite): Value | undefined {
  const lists = args.map(closedList)
  const known = lists.filter((each) => each !== undefined)
  if (known.length !== lists.length || known.length < 2) return undefined
  const count = known.reduce((product, { items }) => product * items.length, 1)
  if (count * known.length > MOST_ITEMS || !spend(scope.evaluation.budget, count * known.length))
    return undefined
  const rows = known.reduce<readonly (readonly Value[])[]>(
    (before, { items }) => before.flatMap((row) => items.map((item) => [...row, item])),
    [[]],
  )
  const result = list(
    rows.map((row) => list(row, at)),
    at,
  )
  return known.every(isSet) ? asSet(result) : result
}

function chunklist([value, size]: Args, site: CallSite): Value | undefined {
  const items = closedList(value)?.items
  const count = size && toNumber(size)
  if (items === undefined || count === undefined || !Number.isInteger(count)) return undefined
  if (count < 0) return fails(site)
  const length = count === 0 ? Math.max(1, items.length) : count
  const chunks: Value[] = []
  for (let start = 0; start < items.length; start += length) {
    chunks.push(list(items.slice(start, start + length), site.at))
  }
  return list(chunks, site.at)
}

/** A map from texts to lists of texts, turned round. */
function transpose([map]: Args, { at }: CallSite): Value | undefined {
  if (map?.kind !== 'mapping') return undefined
  const groups = new Map<string, Value[]>()
  for (const key of [...map.entries.keys()].sort()) {
    const entry = map.entries.get(key)
    const texts = entry && allTexts(closedList(entry)?.items ?? [])
    if (entry === undefined || closedList(entry) === undefined || texts === undefined) return undefined
    for (const text of texts) {
      const group = groups.get(text)
      if (group === undefined) groups.set(text, [scalar(key, at)])
      else group.push(scalar(key, at))
    }
  }
  return mapping(
    new Map([...groups].sort(([a], [b]) => compareText(a, b)).map(([key, items]) => [key, list(items, at)])),
    at,
  )
}

/** The values whose keys, at the same positions, are wanted. */
function matchkeys([values, keys, wanted]: Args, { at }: CallSite): Value | undefined {
  const [items, names, search] = [values, keys, wanted].map((arg) => closedList(arg)?.items)
  if (items === undefined || names === undefined || search === undefined || items.length !== names.length) {
    return undefined
  }
  const texts = allTexts(search)
  const own = allTexts(names)
  if (texts === undefined || own === undefined) return undefined
  const found = new Set(texts)
  return list(
    items.filter((_, index) => found.has(own[index] ?? '')),
    at,
  )
}

/** The position of the first item that equals a value. */
function index([value, wanted]: Args, site: CallSite): Value | undefined {
  if (value?.kind !== 'list' || wanted === undefined || isOpen(value)) return undefined
  for (const [position, item] of value.items.entries()) {
    const equal = equals(item, wanted)
    if (equal === undefined) return undefined
    if (equal) return scalar(position, site.at)
  }
  return fails(site)
}

export const SET_FUNCTIONS: Rules = [
  ['setunion', { run: setunion, takesUnknown: true }],
  ['setintersection', { run: setintersection }],
  ['setsubtract', { run: setsubtract }],
  ['setproduct', { run: setproduct }],
  ['chunklist', { run: chunklist }],
  ['transpose', { run: transpose }],
  ['matchkeys', { run: matchkeys }],
  ['index', { run: index }],
]
