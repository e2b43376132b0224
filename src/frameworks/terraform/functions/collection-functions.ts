/** Functions on lists and sets, and on whatever has a length. */
import {
  type List,
  madeWith,
  type Unknown,
  type UnknownCause,
  type Value,
  withoutLimits,
} from '../../../core/value.ts'
import { spend } from '../../values/budget.ts'
import { elementsOf } from '../../values/elements.ts'
import { equals, firstUnknown } from '../../values/equality.ts'
import {
  closedList,
  computed,
  hasAllElements,
  isOpen,
  isSet,
  list,
  openList,
  scalar,
  textOf,
  unknown,
} from '../../values/make.ts'
import { toNumber } from '../operators.ts'
import { add, type BigFloat, compare, counted, negate } from '../types/big-float.ts'
import { convert, orNothing } from '../types/convert.ts'
import { countValue, exactOf, numberValue } from '../types/number.ts'
import { listOfDifferent, withoutDuplicates } from '../types/sets.ts'
import { ANY, allOf, listOf, NUMBER, STRING, typeOf } from '../types/type.ts'
import { unify } from '../types/unify.ts'
import { graphemes } from './graphemes.ts'
import {
  allTexts,
  byText,
  type CallSite,
  fails,
  isCertain,
  isNull,
  mayBeMany,
  type Rules,
  refuse,
} from './rule.ts'

type Args = readonly Value[]

/** Items that are told apart of a list that is not known. */
const MOST_OF_UNKNOWN = 1_000

/** An unknown list becomes an item of an open list: what is certain stays so. */
function concat(args: Args, site: CallSite): Value | undefined {
  const { at, scope } = site
  if (args.length === 0) return fails(site)
  if (args.some((arg) => (arg.kind === 'list' ? isSet(arg) : isCertain(arg)))) return fails(site)
  if (args.some((arg) => arg.kind !== 'list' && arg.kind !== 'unknown')) return undefined
  const items = args.flatMap((arg) => (arg.kind === 'list' ? arg.items : [arg]))
  if (!spend(scope.evaluation.budget, items.length)) return undefined
  const open = args.some((arg) => arg.kind === 'unknown' || (arg.kind === 'list' && isOpen(arg)))
  if (open) return openList(items, at)
  const areUniform = args.length > 0 && args.every((arg) => arg.kind === 'list' && arg.uniform)
  return areUniform ? joinedLists(args, site) : list(items, at)
}

/** The items of lists, whose types are unified. */
function joinedLists(args: Args, site: CallSite): Value | undefined {
  const types = allOf(args.map(typeOf))
  const common = types && unify(types)
  if (types === undefined)
    return list(
      args.flatMap((arg) => (arg.kind === 'list' ? arg.items : [])),
      site.at,
    )
  const items = args.flatMap((arg) => (arg.kind === 'list' ? arg.items : []))
  if (common?.kind !== 'list') return list(items, site.at)
  return orNothing(convert(list(items, site.at), common))
}

/** A list whose items have one type, like those that it is made of. */
function alike({ uniform }: List, items: readonly Value[], at: CallSite['at']): Value {
  return uniform ? { ...list(items, at), uniform } : list(items, at)
}

function flatten([value]: Args, site: CallSite): Value | undefined {
  const { at, scope } = site
  if (value?.kind !== 'list') return refuse(value, site)
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
    if (item.kind === 'either' && mayBeList(item)) {
      items.push(...conditionalItems(item))
      open = true
      continue
    }
    open ||= mayBeMany(item)
    items.push(item)
  }
  return open ? openList(items, at) : list(items, at)
}

/** Whether a value is a list, or may be one that is not known, in any case. */
function mayBeList(value: Value): boolean {
  if (value.kind !== 'either') return value.kind === 'list' || mayBeMany(value)
  return value.branches.some((branch) => branch !== undefined && mayBeList(branch))
}

/** The items of lists of which one is there: each is there or not. */
function conditionalItems(either: Extract<Value, { kind: 'either' }>): readonly Value[] {
  return either.branches.flatMap((branch) => {
    const items = branch === undefined ? [] : itemsOf(branch)
    return items.map((item): Value => ({ ...either, branches: [item, undefined], at: item.at }))
  })
}

function itemsOf(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items
  return value.kind === 'either' ? conditionalItems(value) : [value]
}

function compact([value]: Args, { at }: CallSite): Value | undefined {
  if (value?.kind !== 'list') return undefined
  const items = value.items.filter((item) => !isBlank(item))
  const open = isOpen(value) || items.some((item) => item.kind === 'unknown' || item.kind === 'either')
  return open ? openList(items, at) : { ...list(items, at), uniform: STRING }
}

function isBlank(value: Value): boolean {
  return value.kind === 'scalar' && (value.value === null || value.value === '')
}

/** Without scalars that are there already. */
function distinct([value]: Args, { at }: CallSite): Value | undefined {
  if (value?.kind !== 'list') return undefined
  const items = withoutDuplicates(withOneZero(value.items))
  if (!hasAllElements(value)) return openList(items, at)
  const maybeEqual = items.length > 1 && items.some((item) => firstUnknown(item) !== undefined)
  return maybeEqual ? listOfDifferent(items, at) : alike(value, items, at)
}

/** What equals zero is one element, as the first one is written. */
function withOneZero(items: readonly Value[]): readonly Value[] {
  const isZero = (item: Value) => item.kind === 'scalar' && item.value === 0
  const first = items.find(isZero)
  return first === undefined ? items : items.map((item) => (isZero(item) ? first : item))
}

function length(args: Args, site: CallSite): Value | undefined {
  const [value] = args
  if (value === undefined) return undefined
  if (value.kind === 'scalar' && typeof value.value !== 'string') return fails(site)
  const text = textOf(value)
  const size = text === undefined ? elementsOf(value)?.length : graphemes(text).length
  return size === undefined ? undefined : countValue(size, site.at, args)
}

function element([value, position]: Args, site: CallSite): Value | undefined {
  const items = closedList(value)?.items
  const index = position && toNumber(position)
  if (value?.kind === 'list' ? isSet(value) : value && isCertain(value)) return fails(site)
  if (items === undefined || index === undefined) return undefined
  if (items.length === 0 || !Number.isInteger(index)) return fails(site)
  const at = index % items.length
  if (value?.kind === 'list' && value.uniform) return items[at < 0 ? at + items.length : at]
  return at < 0 ? fails(site) : items[at]
}

function contains([value, wanted]: Args, site: CallSite): Value | undefined {
  const { at } = site
  if (value?.kind !== 'list' || wanted === undefined) return refuse(value, site)
  const answers = value.items.map((item) => equals(item, wanted))
  if (answers.includes(true)) return computed(true, [value, wanted], at)
  return isOpen(value) || answers.includes(undefined) ? undefined : computed(false, [value, wanted], at)
}

/** The first value that is neither null nor an empty text; an unknown one may be it. */
function coalesce(args: Args, site: CallSite): Value | undefined {
  const found = firstOf(args, isBlank, site)
  const types = allOf(args.map(typeOf))
  if (found === undefined || found.kind === 'unknown' || types === undefined) return found
  const common = unify(types)
  return common === undefined ? fails(site) : orNothing(convert(found, common))
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

function isListOrItsNull(value: Value): boolean {
  if (value.kind === 'list') return !isSet(value)
  return value.kind === 'scalar' && (value.type?.kind === 'list' || value.type?.kind === 'tuple')
}

function coalescelist(args: Args, site: CallSite): Value | undefined {
  const isEmptyList = (arg: Value) => arg.kind === 'scalar' || closedList(arg)?.items.length === 0
  if (args.some((arg) => isCertain(arg) && !isListOrItsNull(arg))) return fails(site)
  return firstOf(args, isEmptyList, site)
}

function slice([value, from, to]: Args, site: CallSite): Value | undefined {
  const start = from && toNumber(from)
  const end = to && toNumber(to)
  if (value?.kind === 'unknown') return sliceOfUnknown(value, start, end, site)
  const items = closedList(value)?.items
  if (value?.kind !== 'list' || isSet(value)) return refuse(value, site)
  if (items === undefined || start === undefined || end === undefined) return undefined
  const isInside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end
  return isInside && end <= items.length ? alike(value, items.slice(start, end), site.at) : fails(site)
}

/**
 * A part of a list that only the deployment knows: it has as many items as are asked for, or the call fails.
 * https://developer.hashicorp.com/terraform/language/functions/slice
 */
function sliceOfUnknown(
  { because, at }: Unknown,
  start: number | undefined,
  end: number | undefined,
  site: CallSite,
): Value | undefined {
  const isKnown = start !== undefined && end !== undefined && start >= 0 && end - start <= MOST_OF_UNKNOWN
  if (!isKnown || !Number.isInteger(start) || !Number.isInteger(end) || end < start)
    return unknown(withoutLimits(because), site.at)
  if (!spend(site.budget, end - start)) return undefined
  const items = Array.from({ length: end - start }, (_, index) => unknown(itemOf(because, start + index), at))
  return list(items, site.at)
}

/** The cause of one item of a list that is not known. */
function itemOf(because: UnknownCause, index: number): UnknownCause {
  if (because.kind !== 'reference' || because.within !== undefined) return madeWith(because)
  const { attribute, text } = because
  // An instance of a resource, which has other names.
  if (attribute.length === 0) return madeWith(because)
  return { ...because, attribute: [...attribute, String(index)], text: `${text}[${index}]` }
}

function range(args: Args, site: CallSite): Value | undefined {
  const { at } = site
  if (args.length < 1 || args.length > 3) return fails(site)
  const numbers = args.map(exactOf).filter((number) => number !== undefined)
  if (numbers.length !== args.length) return undefined
  const [first = ZERO, last, given] = numbers
  const [start, end] = last === undefined ? [ZERO, first] : [first, last]
  const step = given ?? (compare(end, start) < 0 ? negate(ONE) : ONE)
  // Steps of zero reach only an end that is the start: Terraform's limit refuses what goes on.
  const direction = compare(step, ZERO) < 0 ? -1 : 1
  if (direction * compare(end, start) < 0) return fails(site)
  const items: Value[] = []
  for (
    let next: BigFloat | undefined = start;
    next && direction * compare(end, next) > 0;
    next = add(next, step)
  ) {
    const item = numberValue(next, [], at)
    // Terraform's own limit.
    if (item === undefined || items.length >= 1024) return fails(site)
    items.push(item)
  }
  return { ...list(items, at), uniform: NUMBER }
}

const ZERO = counted(0n)
const ONE = counted(1n)

function reverse([value]: Args, site: CallSite): Value | undefined {
  const { at } = site
  if (value?.kind !== 'list') return refuse(value, site)
  if (isOpen(value)) return openList(value.items, at)
  const items = value.items.toReversed()
  return isSet(value) ? orNothing(convert({ ...value, items }, listOf(ANY))) : alike(value, items, at)
}

function sort([value]: Args, site: CallSite): Value | undefined {
  const { at } = site
  if (value?.kind === 'list' && value.items.some(isNull)) return fails(site)
  if (value?.kind === 'list' && isOpen(value)) return openList(value.items, at)
  const items = closedList(value)?.items
  return items && allTexts(items) && { ...list(items.toSorted(byText), at), uniform: STRING }
}

function one([value]: Args, site: CallSite): Value | undefined {
  const items = closedList(value)?.items
  if (value?.kind !== 'list') return refuse(value, site)
  if (items === undefined) return undefined
  return items.length > 1 ? fails(site) : (items[0] ?? scalar(null, site.at))
}

export const COLLECTION_FUNCTIONS: Rules = [
  ['concat', { run: concat, takesUnknown: true }],
  ['flatten', { run: flatten, passesOn: true }],
  ['compact', { run: compact, passesOn: true }],
  ['distinct', { run: distinct, passesOn: true }],
  ['length', { run: length, takesOut: true }],
  // Of Terraform before 0.12, as `map` is.
  ['list', { run: (args, { at }) => list(args, at), takesUnknown: true }],
  ['element', { run: element, passesOn: true }],
  ['contains', { run: contains }],
  ['coalesce', { run: coalesce, takesUnknown: true, passesOn: true }],
  ['coalescelist', { run: coalescelist, takesUnknown: true, passesOn: true }],
  ['slice', { run: slice, passesOn: true, takesUnknown: true }],
  ['range', { run: range }],
  ['reverse', { run: reverse, passesOn: true }],
  ['sort', { run: sort, passesOn: true }],
  ['one', { run: one, passesOn: true }],
]
