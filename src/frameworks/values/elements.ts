/** The elements of collections, as `for`, `for_each` and `dynamic` go through them. */
import { compareText } from '../../core/compare.ts'
import type { Value } from '../../core/value.ts'
import { hasAllElements, isOpen, isSet, scalar, unevaluated } from './make.ts'

export interface Element {
  readonly key: Value
  readonly value: Value
}

/** An element that, unless it is certain, may not be there or stand for several. */
export interface PossibleElement extends Element {
  readonly certain: boolean
}

/** Elements in Terraform's order: maps by key. Undefined where it isn't known what the elements are. */
export function elementsOf(collection: Value): readonly Element[] | undefined {
  if (collection.kind === 'list' && isOpen(collection)) return undefined
  const elements = possibleElementsOf(collection)
  return elements?.every(({ certain }) => certain) ? elements : undefined
}

/** Elements with those that may be there only; undefined where nothing is known of them. */
export function possibleElementsOf(collection: Value): readonly PossibleElement[] | undefined {
  if (collection.kind === 'list') {
    const open = isOpen(collection)
    return collection.items.map((value, index) => {
      const position = open ? unevaluated('a position', value.at) : scalar(index, value.at)
      const key = isSet(collection) ? value : position
      const certain = hasAllElements(collection) || (value.kind !== 'unknown' && !isConditional(value))
      return { key, value, certain }
    })
  }
  if (collection.kind !== 'mapping') return undefined
  return [...collection.entries]
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, value]) => ({ key: scalar(key, value.at), value, certain: !isConditional(value) }))
}

/** Whether a value is there under a condition only. */
export function isConditional(value: Value): boolean {
  return value.kind === 'either' && value.branches.includes(undefined)
}

/** The same, also where it takes several conditions to say so. */
export function mayBeMissing(value: Value): boolean {
  return (
    value.kind === 'either' && value.branches.some((branch) => branch === undefined || mayBeMissing(branch))
  )
}

/** A value, or the other one where it is not there. */
export function orElse(value: Value, other: Value): Value {
  if (value.kind !== 'either' || !isConditional(value)) return value
  const [yes, no] = value.branches
  return {
    ...value,
    branches: [yes === undefined ? other : orElse(yes, other), no === undefined ? other : orElse(no, other)],
  }
}

/** Whether a collection certainly has no elements. */
export function isEmpty(collection: Value): boolean {
  if (collection.kind === 'list') return collection.items.length === 0 && !isOpen(collection)
  return collection.kind === 'mapping' && collection.entries.size === 0
}
