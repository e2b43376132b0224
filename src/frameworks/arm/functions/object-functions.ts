/** Functions that make or take objects. */

import { compareText } from '../../../core/compare.ts'
import { propertyOf } from '../../../core/properties.ts'
import type { Value } from '../../../core/value.ts'
import type { CallSite } from '../../values/builtin.ts'
import { caselessMapping, closedList, list, scalar } from '../../values/make.ts'
import { ANY_NUMBER, integerOf, isNull, type Rules, stringOf } from './rule.ts'

type Args = readonly Value[]

function createObject(args: Args, { at }: CallSite): Value | undefined {
  const entries = new Map<string, Value>()
  for (let index = 0; index < args.length; index += 2) {
    const key = stringOf(args[index])
    const value = args[index + 1]
    if (key === undefined || value === undefined) return undefined
    entries.set(key, value)
  }
  return caselessMapping(entries, at)
}

/** Entries in the order of their keys. */
function sortedEntries(object: Value | undefined): readonly (readonly [string, Value])[] | undefined {
  if (object?.kind !== 'mapping') return undefined
  return [...object.entries].sort(([a], [b]) => compareText(a, b))
}

function items([object]: Args, { at }: CallSite): Value | undefined {
  const pairs = sortedEntries(object)?.map(([key, value]) => {
    const entries = new Map<string, Value>([
      ['key', scalar(key, value.at)],
      ['value', value],
    ])
    return caselessMapping(entries, value.at)
  })
  return pairs && list(pairs, at)
}

function objectKeys([object]: Args, { at }: CallSite): Value | undefined {
  const keys = sortedEntries(object)?.map(([key, value]) => scalar(key, value.at))
  return keys && list(keys, at)
}

/** A part of a part, or null where there is none on the way. */
function tryGet([start, ...steps]: Args, { at }: CallSite): Value | undefined {
  let value = start
  for (const step of steps) {
    if (value === undefined || value.kind === 'unknown' || value.kind === 'either') return undefined
    if (isNull(value)) return value
    if (value.kind === 'mapping') {
      const key = stringOf(step)
      if (key === undefined) return undefined
      value = propertyOf(value, key) ?? scalar(null, at)
    } else {
      const index = integerOf(step)
      const list = closedList(value)
      if (list === undefined || index === undefined) return undefined
      value = list.items[index] ?? scalar(null, at)
    }
  }
  return value
}

export const OBJECT_FUNCTIONS: Rules = [
  [
    'createObject',
    { run: createObject, takes: [0, ANY_NUMBER], takesUnknown: true, takesAlternatives: true },
  ],
  ['items', { run: items, takes: [1, 1] }],
  ['objectKeys', { run: objectKeys, takes: [1, 1] }],
  ['tryGet', { run: tryGet, takes: [2, ANY_NUMBER], passesOn: true }],
]
