/** Functions that take texts as well as lists or objects. */

import { propertyOf } from '../../../core/properties.ts'
import type { List, Value } from '../../../core/value.ts'
import type { CallSite } from '../../values/builtin.ts'
import { isConditional } from '../../values/elements.ts'
import { equals } from '../../values/equality.ts'
import { closedList, isOpen, list } from '../../values/make.ts'
import { computed, integerOf, isNull, type Rules, stringOf, textOf } from './rule.ts'

type Args = readonly Value[]

/** In a text by its case, among the keys of an object whatever its case. */
function contains(args: Args, site: CallSite): Value | undefined {
  const [container, wanted] = args
  if (container === undefined || wanted === undefined) return undefined
  if (container.kind === 'mapping') {
    const key = textOf(wanted)
    return key === undefined ? undefined : computed(propertyOf(container, key) !== undefined, args, site)
  }
  if (container.kind === 'list') return containsItem(container, wanted, args, site)
  const [text, part] = [stringOf(container), textOf(wanted)]
  return text === undefined || part === undefined ? undefined : computed(text.includes(part), args, site)
}

function containsItem(container: List, wanted: Value, args: Args, site: CallSite): Value | undefined {
  const answers = container.items.map((item) => equals(item, wanted))
  if (answers.includes(true)) return computed(true, args, site)
  return isOpen(container) || answers.includes(undefined) ? undefined : computed(false, args, site)
}

function empty(args: Args, site: CallSite): Value | undefined {
  const [value] = args
  if (value?.kind === 'list') {
    if (value.items.some(isCertain)) return computed(false, args, site)
    return isOpen(value) ? undefined : computed(value.items.length === 0, args, site)
  }
  const size = sizeOf(value)
  return isNull(value) || size !== undefined ? computed(isNull(value) || size === 0, args, site) : undefined
}

/** Whether an item is there, and stands for itself only. */
function isCertain(item: Value): boolean {
  return item.kind !== 'unknown' && !isConditional(item)
}

function length(args: Args, site: CallSite): Value | undefined {
  const size = sizeOf(args[0])
  return size === undefined ? undefined : computed(size, args, site)
}

function sizeOf(value: Value | undefined): number | undefined {
  if (value?.kind === 'mapping') return value.entries.size
  return closedList(value)?.items.length ?? stringOf(value)?.length
}

function first(args: Args, site: CallSite): Value | undefined {
  const [value] = args
  if (value?.kind === 'list') {
    const item = value.items[0]
    return item !== undefined && (!isOpen(value) || isCertain(item)) ? item : undefined
  }
  const text = stringOf(value)
  return text === undefined ? undefined : computed(text.slice(0, 1), args, site)
}

function last(args: Args, site: CallSite): Value | undefined {
  const [value] = args
  if (value?.kind === 'list') {
    const item = value.items.at(-1)
    return item !== undefined && (!isOpen(value) || isCertain(item)) ? item : undefined
  }
  const text = stringOf(value)
  return text === undefined ? undefined : computed(text.slice(-1), args, site)
}

/** A part of a list or text from `start` to `end`. */
function slice(args: Args, site: CallSite, start: number, end: number | undefined): Value | undefined {
  const items = closedList(args[0])?.items
  if (items !== undefined) return list(items.slice(start, end), site.at)
  const text = stringOf(args[0])
  return text === undefined ? undefined : computed(text.slice(start, end), args, site)
}

function skip(args: Args, site: CallSite): Value | undefined {
  const count = integerOf(args[1])
  return count === undefined ? undefined : slice(args, site, Math.max(0, count), undefined)
}

function take(args: Args, site: CallSite): Value | undefined {
  const count = integerOf(args[1])
  return count === undefined ? undefined : slice(args, site, 0, Math.max(0, count))
}

export const CONTAINER_FUNCTIONS: Rules = [
  ['contains', { run: contains, takes: [2, 2] }],
  ['empty', { run: empty, takes: [1, 1] }],
  ['length', { run: length, takes: [1, 1] }],
  ['first', { run: first, takes: [1, 1], passesOn: true }],
  ['last', { run: last, takes: [1, 1], passesOn: true }],
  ['skip', { run: skip, takes: [2, 2] }],
  ['take', { run: take, takes: [2, 2] }],
]
