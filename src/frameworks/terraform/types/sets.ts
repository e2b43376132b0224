/** Sets: their items once, in their order. */
import type { Location } from '../../../core/source.ts'
import type { List, Value } from '../../../core/value.ts'
import { asSet, coincidingList, isOpen, list, openList } from '../../values/make.ts'
import { allTexts, byText } from '../functions/rule.ts'
import { compareNumbers } from './number.ts'

/** Sets have no order of their own; Terraform goes through sets of texts in the order of the texts. */
export function toSet(items: readonly Value[], isAll: boolean, at: Location): List {
  const different = withoutDuplicates(items)
  if (!isAll) return asSet(openList(different, at))
  if (mayHoldEqual(different)) return asSet(listOfDifferent(different, at))
  return asSet(list(inOrder(different), at))
}

/** Primitives in their order, a null last; of others the order is not known. */
function inOrder(items: readonly Value[]): readonly Value[] {
  const known = items.filter((item) => item.kind !== 'scalar' || item.value !== null)
  const nulls = items.filter((item) => item.kind === 'scalar' && item.value === null)
  if (known.every((item) => item.kind === 'scalar' && typeof item.value === 'number')) {
    return [...known.toSorted((a, b) => compareNumbers(a, b) ?? 0), ...nulls]
  }
  return allTexts(known) === undefined ? items : [...known.toSorted(byText), ...nulls]
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
