/** Functions on sets and on several lists at once. */

import { compareText } from '../../../core/compare.ts'
import type { ElementType, List, Value } from '../../../core/value.ts'
import { spend } from '../../values/budget.ts'
import { equals } from '../../values/equality.ts'
import { closedList, hasAllElements, isOpen, isSet, list, mapping, scalar } from '../../values/make.ts'
import { toNumber } from '../operators.ts'
import { type Converted, convert } from '../types/convert.ts'
import { countValue } from '../types/number.ts'
import { keyOfKnown, toSet } from '../types/sets.ts'
import { ANY, allOf, listOf, STRING, type Type, typeOf } from '../types/type.ts'
import { elementsOf, unify } from '../types/unify.ts'
import { allTexts, type CallSite, fails, type Rules } from './rule.ts'

type Args = readonly Value[]

/** Items of a product; more can't be looked at. */
const MOST_ITEMS = 10_000

/** The items of all, converted to the type that they have in common. */
function alikeItems(args: Args): readonly Value[] | 'fails' {
  const items = args.flatMap((arg) => (arg.kind === 'list' ? arg.items : [arg]))
  const types = elementTypes(args)
  if (types === undefined) return items
  const common = unify(types)
  if (common === undefined || (common.kind === 'any' && types.some(({ kind }) => kind !== 'any')))
    return 'fails'
  return items.map((item) => {
    const converted = convert(item, common)
    return typeof converted === 'string' ? item : converted
  })
}

/** The type of the elements that all have in common, where it is known. */
function commonUniform(args: Args): { readonly uniform?: ElementType } {
  const types = elementTypes(args)
  const common = types && unify(types)
  return common === undefined ? {} : { uniform: common }
}

/** The types of the elements of sets; an empty one whose elements have none does not count. */
function elementTypes(args: Args): readonly Type[] | undefined {
  const types = allOf(args.map(typeOf))?.flatMap(elementsOf)
  const known = types?.filter(({ kind }) => kind !== 'any')
  return known?.length === 0 ? types : known
}

/** What is in any of them; of an unknown one, some may be. */
function setunion(args: Args, site: CallSite): Value | undefined {
  const { at, scope } = site
  if (args.some((arg) => arg.kind !== 'list' && arg.kind !== 'unknown')) return undefined
  const items = alikeItems(args)
  if (items === 'fails') return fails(site)
  if (!spend(scope.evaluation.budget, items.length)) return undefined
  const isAll = args.every((arg) => arg.kind === 'list' && hasAllElements(arg))
  return { ...toSet(items, isAll, at), ...commonUniform(args) }
}

/** The keys of the items of each set, and the items by them; undefined where some are not known. */
function keyed(
  args: Args,
): { sets: readonly ReadonlySet<string>[]; items: ReadonlyMap<string, Value> } | 'fails' | undefined {
  const all = alikeItems(args)
  if (all === 'fails') return all
  const sets: Set<string>[] = []
  const items = new Map<string, Value>()
  let next = 0
  for (const arg of args) {
    const length = closedList(arg)?.items.length
    if (length === undefined) return undefined
    const own = all.slice(next, next + length)
    next += length
    const keys = new Set<string>()
    for (const item of own) {
      const key = keyOfKnown(item)
      if (key === undefined) return undefined
      keys.add(key)
      if (!items.has(key)) items.set(key, item)
    }
    sets.push(keys)
  }
  return { sets, items }
}

/** A set of the first set's items of which a test holds. */
function filtered(
  args: Args,
  site: CallSite,
  keeps: (key: string, others: readonly ReadonlySet<string>[]) => boolean,
): Value | undefined {
  const found = keyed(args)
  if (found === 'fails') return fails(site)
  const [first, ...others] = found?.sets ?? []
  if (found === undefined || first === undefined) return undefined
  const kept = [...first].filter((key) => keeps(key, others))
  const items = kept.flatMap((key) => found.items.get(key) ?? [])
  return { ...toSet(items, true, site.at), ...commonUniform(args) }
}

function setintersection(args: Args, site: CallSite): Value | undefined {
  return filtered(args, site, (key, others) => others.every((other) => other.has(key)))
}

function setsubtract(args: Args, site: CallSite): Value | undefined {
  return filtered(args, site, (key, others) => !others.some((other) => other.has(key)))
}

/** Every combination; of sets, a set. */
function setproduct(args: Args, site: CallSite): Value | undefined {
  const { at, scope } = site
  if (args.some((arg) => arg.kind === 'scalar' || arg.kind === 'mapping' || arg.kind === 'json'))
    return fails(site)
  const lists = args.map(closedList)
  const known = lists.filter((each) => each !== undefined)
  if (known.length !== lists.length) return undefined
  if (known.length < 2) return fails(site)
  const count = known.reduce((product, { items }) => product * items.length, 1)
  if (count * known.length > MOST_ITEMS || !spend(scope.evaluation.budget, count * known.length))
    return undefined
  const elements = known.map((each) => (count === 0 ? emptied(each) : convert(each, listOf(ANY))))
  if (elements.includes('fails')) return fails(site)
  const rows = elements.reduce<readonly (readonly Value[])[]>(
    (before, each) => before.flatMap((row) => itemsIn(each).map((item) => [...row, item])),
    [[]],
  )
  const result = rows.map((row) => list(row, at))
  return !known.some(isSet)
    ? { ...list(result, at), uniform: rowType(elements) }
    : { ...toSet(result, true, at), uniform: rowType(elements) }
}

/** Of what makes no combination, only the types count: its items have to have one in common. */
function emptied(list: List): Converted {
  const types = elementTypesOf(list)
  return types === undefined || unify(types) !== undefined ? list : 'fails'
}

function elementTypesOf(value: Value): readonly Type[] | undefined {
  const type = typeOf(value)
  return type && elementsOf(type)
}

function itemsIn(converted: Converted): readonly Value[] {
  return typeof converted !== 'string' && converted.kind === 'list' ? converted.items : []
}

/** The type of the rows of a product. */
function rowType(elements: readonly Converted[]): Type {
  return {
    kind: 'tuple',
    items: elements.map((each) => (typeof each === 'string' ? ANY : elementType(each))),
  }
}

function elementType(value: Value | undefined): Type {
  const type = value && typeOf(value)
  return type !== undefined && 'element' in type ? type.element : ANY
}

function uniformOf(value: Value | undefined): { readonly uniform?: ElementType } {
  return value?.kind === 'list' && value.uniform ? { uniform: value.uniform } : {}
}

function chunklist([value, size]: Args, site: CallSite): Value | undefined {
  const items = closedList(value)?.items
  const count = size && toNumber(size)
  if (items === undefined || count === undefined || !Number.isInteger(count)) return undefined
  if (count < 0) return fails(site)
  const length = count === 0 ? Math.max(1, items.length) : count
  const chunks: Value[] = []
  for (let start = 0; start < items.length; start += length) {
    chunks.push({ ...list(items.slice(start, start + length), site.at), ...uniformOf(value) })
  }
  return { ...list(chunks, site.at), uniform: listOf(elementType(value)) }
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
  const sorted = [...groups].sort(([a], [b]) => compareText(a, b))
  const entries = new Map(sorted.map(([key, items]) => [key, { ...list(items, at), uniform: STRING }]))
  return { ...mapping(entries, at), uniform: listOf(STRING) }
}

/** The values whose keys, at the same positions, are wanted. */
function matchkeys([values, keys, wanted]: Args, site: CallSite): Value | undefined {
  const [items, own, search] = [values, keys, wanted].map((each) => closedList(each)?.items)
  if (values?.kind !== 'list' || items === undefined || own === undefined || search === undefined)
    return undefined
  if (items.length !== own.length) return fails(site)
  const types = allOf([keys, wanted].map((each) => each && typeOf(each)))
  const common = types && unify(types.flatMap(elementsOf))
  if (types !== undefined && common === undefined) return fails(site)
  const keyIn = (item: Value): string | undefined => {
    const converted = common === undefined ? item : convert(item, common)
    const key = typeof converted === 'string' ? item : converted
    // Both zeros are equal.
    return keyOfKnown(key.kind === 'scalar' && key.value === 0 ? scalar(0, key.at) : key)
  }
  const found = search.map(keyIn)
  const ownKeys = own.map(keyIn)
  if (found.includes(undefined) || ownKeys.includes(undefined)) return undefined
  const kept = items.filter((_, index) => found.includes(ownKeys[index]))
  return { ...list(kept, site.at), ...uniformOf(values) }
}

/** The position of the first item that equals a value. */
function index([value, wanted]: Args, site: CallSite): Value | undefined {
  if (value?.kind === 'list' ? isSet(value) : value?.kind === 'scalar' || value?.kind === 'mapping')
    return fails(site)
  if (value?.kind !== 'list' || wanted === undefined || isOpen(value)) return undefined
  for (const [position, item] of value.items.entries()) {
    const equal = equals(item, wanted)
    if (equal === undefined) return undefined
    if (equal) return countValue(position, site.at)
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
