/** Intrinsic functions that need nothing but their arguments. */
import type { Location } from '../../core/source.ts'
import { causeOfChoice, type List, madeWith, type Value } from '../../core/value.ts'
import { formatAddress, parseRange, sizeOf, widthOf } from '../cidr.ts'
import { quote } from '../node.ts'
import { spend } from '../values/budget.ts'
import type { Builtin, CallSite, Causes } from '../values/builtin.ts'
import { mayBeMissing } from '../values/elements.ts'
import { list, provenanceOf, scalar, unevaluated, unknown } from '../values/make.ts'
import { ITEM_COST, textOf } from './evaluation.ts'

type Args = readonly Value[]

/** What is taken out of a value is the value's; what is made with it, or chosen by it, is not. */
export const CAUSES: Causes = {
  ofArgument: ({ passesOn, takesPieces }, args, because) => {
    const isPart = passesOn && args.at(-1)?.kind === 'unknown' && args[0]?.kind !== 'unknown'
    if (!isPart) return madeWith(because)
    const isLimited = takesPieces && because.kind === 'variable' && because.limits !== undefined
    return isLimited ? { ...because, limits: because.limits.ofPieces() } : because
  },
  ofPart: (because) => madeWith(because),
}

/** `[index, list]` */
function select([index, from]: Args, { at, text }: CallSite): Value {
  if (index?.kind !== 'scalar' || from?.kind !== 'list') return unevaluated(text, at)
  return itemOf(from, textOf(index), at)
}

/** The item at a position; not known behind one that may not be there. */
function itemOf({ items }: List, position: string, at: Location): Value {
  const index = /^\d{1,9}$/.test(position) ? Number(position) : -1
  const open = items.slice(0, index + 1).find(mayBeMissing)
  if (open?.kind === 'either') return unknown(causeOfChoice(open), at)
  return items[index] ?? unevaluated(`Fn::Select of item ${quote(position)}`, at)
}

/** `[delimiter, text]` */
function split([delimiter, source]: Args, { at, budget }: CallSite): Value | undefined {
  const mark = delimiter?.kind === 'scalar' ? textOf(delimiter) : ''
  if (mark === '' || source?.kind !== 'scalar') return undefined
  const whole = textOf(source)
  const parts = spend(budget, whole.length) ? whole.split(mark) : []
  if (!spend(budget, parts.length * ITEM_COST)) return unevaluated('a list that grows too long', at)
  const from = provenanceOf(source)
  const items = list(
    parts.map((part) => scalar(part, at, from)),
    at,
  )
  return from === undefined ? items : { ...items, from }
}

function toJSON([value]: Args, { at }: CallSite): Value | undefined {
  return value?.kind === 'mapping' || value?.kind === 'list' ? { kind: 'json', of: value, at } : undefined
}

function length([value]: Args, { at }: CallSite): Value | undefined {
  return value?.kind === 'list' ? scalar(value.items.length, at) : undefined
}

/** CloudFormation cuts a range into at most this many. */
const MOST_RANGES = 256

/** `[range, count, bits]`, where the bits are those of a host: the first `count` ranges of that size. */
function cutRange(args: Args, { at }: CallSite): Value | undefined {
  const [block = '', count = '', bits = ''] = args.map((arg) => (arg.kind === 'scalar' ? textOf(arg) : ''))
  const range = parseRange(block)
  const isWhole = (text: string) => /^\d{1,3}$/.test(text)
  // Without bits, IPv6 ranges are cut in a way that is not documented.
  if (range === undefined || !isWhole(count) || !isWhole(bits)) return undefined
  const prefix = widthOf(range) - Number(bits)
  const size = sizeOf({ ...range, prefix })
  const fits = prefix >= range.prefix && BigInt(count) * size <= sizeOf(range)
  if (!fits || Number(count) > MOST_RANGES) return undefined
  const addressOf = (index: number) => formatAddress(range.version, range.network + BigInt(index) * size)
  const ranges = Array.from({ length: Number(count) }, (_, index) => `${addressOf(index)}/${prefix}`)
  return list(
    ranges.map((each) => scalar(each, at)),
    at,
  )
}

export const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['Fn::Select', { run: select, takes: [2, 2], passesOn: true }],
  ['Fn::Split', { run: split, takes: [2, 2], passesOn: true, takesPieces: true }],
  ['Fn::ToJsonString', { run: toJSON, takes: [1, 1] }],
  ['Fn::Length', { run: length, takes: [1, 1] }],
  ['Fn::Cidr', { run: cutRange, takes: [2, 3] }],
])
