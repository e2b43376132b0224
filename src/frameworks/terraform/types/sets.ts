/** Sets: their items once, in their order. */
import { compareText } from '../../../core/compare.ts'
import type { Location } from '../../../core/source.ts'
import type { List, Mapping, Scalar, Value } from '../../../core/value.ts'
import { asSet, coincidingList, isOpen, isSet, list, openList, textOf } from '../../values/make.ts'
import { allTexts, byText, isNull } from '../functions/rule.ts'
import { compareNumbers } from './number.ts'
import { allOf } from './type.ts'

/** Sets have no order of their own; Terraform goes through sets of texts in the order of the texts. */
export function toSet(items: readonly Value[], isAll: boolean, at: Location): List {
  const different = withoutDuplicates(items)
  if (!isAll) return asSet(openList(different, at))
  if (mayHoldEqual(different)) return asSet(listOfDifferent(different, at))
  return asSet(list(inOrder(different), at))
}

/** Items in Terraform's order, a null last; as they are where that is not known. */
function inOrder(items: readonly Value[]): readonly Value[] {
  const known = items.filter((item) => !isNull(item))
  const nulls = items.filter(isNull)
  if (known.every((item) => item.kind === 'scalar' && typeof item.value === 'number')) {
    return [...known.toSorted((a, b) => compareNumbers(a, b) || compareZeros(a, b)), ...nulls]
  }
  if (allTexts(known) !== undefined) return [...known.toSorted(byText), ...nulls]
  const keyed = known.map((item) => ({ item, key: orderKey(item) }))
  if (keyed.some(({ key }) => key === undefined)) return items
  return [...keyed.sort((a, b) => compareText(a.key ?? '', b.key ?? '')).map(({ item }) => item), ...nulls]
}

/** Both zeros are elements of their own, the one below zero first. */
function compareZeros(a: Value, b: Value): number {
  return Number(textOf(b) === NEGATIVE_ZERO) - Number(textOf(a) === NEGATIVE_ZERO)
}

const NEGATIVE_ZERO = '-0'

/** Whether the items of a set that are no primitives are in Terraform's order. */
export function hasKnownOrder({ items }: List): boolean {
  return items.length < 2 || items.every((item) => isNull(item) || orderKey(item) !== undefined)
}

/**
 * What sets of collections are sorted by; undefined where the value is not known, or is written otherwise there.
 * https://github.com/zclconf/go-cty/blob/v1.16.2/cty/set_internals.go
 */
function orderKey(value: Value): string | undefined {
  switch (value.kind) {
    case 'scalar':
      return orderKeyOfScalar(value)
    case 'list': {
      const keys = isOpen(value) ? undefined : allOf(value.items.map(orderKey))
      const [open, close] = value.uniform || isSet(value) ? '[]' : '<>'
      return keys && `${open}${keys.map((key) => `${key};`).join('')}${close}`
    }
    case 'mapping':
      return orderKeyOfMapping(value)
    default:
      return undefined
  }
}

function orderKeyOfScalar({ value, text }: Scalar): string | undefined {
  if (value === null) return '~'
  if (typeof value === 'boolean') return value ? 'T' : 'F'
  if (typeof value === 'string')
    return /^[\b\f\n\r\t -~\p{L}\p{N}]*$/u.test(value) ? JSON.stringify(value) : undefined
  // Ten digits are written, and smaller and larger numbers with an exponent.
  const size = Math.abs(value)
  const isShort = text === undefined && Number(value.toPrecision(10)) === value
  return isShort && (size === 0 || (size > 1e-4 && size < 1e10)) ? String(value) : undefined
}

function orderKeyOfMapping({ entries, rest, uniform }: Mapping): string | undefined {
  const sorted = [...entries].sort(([a], [b]) => compareText(a, b))
  const keys = rest === undefined ? allOf(sorted.map(([, entry]) => orderKey(entry))) : undefined
  if (keys === undefined) return undefined
  if (!uniform) return `<${keys.map((key) => `${key};`).join('')}>`
  return `{${keys.map((key, index) => `${JSON.stringify(sorted[index]?.[0])}:${key};`).join('')}}`
}

/** The items without those that are certainly the same as an earlier one. */
export function withoutDuplicates(items: readonly Value[]): readonly Value[] {
  const seen = new Set<unknown>()
  return items.filter((item) => {
    const key = item.kind === 'scalar' ? (item.text ?? item.value) : keyOfKnown(item)
    if (key === undefined) return true
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

/** A text that only equal values have; undefined for what is not known. */
export function keyOfKnown(value: Value): string | undefined {
  switch (value.kind) {
    case 'scalar':
      return value.text ?? JSON.stringify(value.value)
    case 'json':
      return value.text === undefined ? undefined : JSON.stringify(value.text)
    case 'list': {
      const keys = isOpen(value) ? [undefined] : value.items.map(keyOfKnown)
      return keys.includes(undefined) ? undefined : `[${keys.join()}]`
    }
    case 'mapping': {
      const keys = [...value.entries].map(
        ([name, entry]) => [JSON.stringify(name), keyOfKnown(entry)] as const,
      )
      const isWhole = value.rest === undefined && keys.every(([, key]) => key !== undefined)
      return isWhole
        ? `{${keys
            .map((key) => key.join(':'))
            .sort()
            .join()}}`
        : undefined
    }
    default:
      return undefined
  }
}

function mayHoldEqual(items: readonly Value[]): boolean {
  return items.length > 1 && items.some(({ kind }) => kind === 'unknown' || kind === 'either')
}

/** Items of which some may be the same; of alternatives, one may be nothing. */
export function listOfDifferent(items: readonly Value[], at: Location): List {
  return items.some(({ kind }) => kind === 'either') ? openList(items, at) : coincidingList(items, at)
}
