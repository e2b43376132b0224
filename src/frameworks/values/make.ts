/** Making values, and the few things that are known of a value beside what it says. */
import type { Location } from '../../core/source.ts'
import {
  type JsonText,
  type List,
  type Mapping,
  madeWith,
  type Provenance,
  type Scalar,
  type Unknown,
  type UnknownCause,
  type Value,
} from '../../core/value.ts'
import { sameSize } from './parts.ts'

export function scalar(value: Scalar['value'], at: Location, from?: Provenance): Scalar {
  return from === undefined ? { kind: 'scalar', value, at } : { kind: 'scalar', value, at, from }
}

export function list(items: readonly Value[], at: Location): List {
  return { kind: 'list', items, at }
}

export function mapping(entries: ReadonlyMap<string, Value>, at: Location): Mapping {
  return { kind: 'mapping', entries, at }
}

/** A mapping that may have other entries too; `rest` is what is known of them. */
export function openMapping(entries: ReadonlyMap<string, Value>, rest: Unknown, at: Location): Mapping {
  return { kind: 'mapping', entries, rest, at }
}

/** A mapping in which the case of the names does not count. */
export function caselessMapping(entries: ReadonlyMap<string, Value>, at: Location): Mapping {
  return { kind: 'mapping', entries, caseless: true, at }
}

export function unknown(because: UnknownCause, at: Location): Unknown {
  return { kind: 'unknown', because, at }
}

/** Unknown because an expression is not evaluated; `text` says which. */
export function unevaluated(text: string, at: Location): Unknown {
  return unknown({ kind: 'expression', text }, at)
}

/** The cause of a text that was made from a reference or variable, and no longer is one. */
export function unlinked(because: UnknownCause): UnknownCause {
  return madeWith(withoutLink(because))
}

/** The cause without its resource or module: what is made from a bucket's id names no bucket. */
export function withoutLink(because: UnknownCause): UnknownCause {
  if (because.kind !== 'reference') return because
  const { resource: _, ...rest } = because
  if (rest.root !== 'module') return rest
  const { name: __, ...output } = rest
  return output
}

/** Where a value was written, when that is not where it is used. */
export function provenanceOf(value: Value): Provenance | undefined {
  return 'from' in value ? value.from : undefined
}

/** A result of operands; where one was written elsewhere, so was the result. */
export function computed(value: Scalar['value'], operands: readonly Value[], at: Location): Scalar {
  const from = operands.map(provenanceOf).find((each) => each !== undefined)
  return scalar(value, at, from)
}

/** A list of which only some items are certain: its length and the places of its items are not known. */
export function openList(items: readonly Value[], at: Location): List {
  return { kind: 'list', items, open: true, at }
}

export function isOpen({ open }: List): boolean {
  return open === true
}

/** A list whose items are all there is to it. */
export function closedList(value: Value | undefined): List | undefined {
  return value?.kind === 'list' && !isOpen(value) ? value : undefined
}

/** A list without its duplicates, of which some are not known yet. */
export function coincidingList(items: readonly Value[], at: Location): List {
  return { kind: 'list', items, open: true, mayCoincide: true, at }
}

/** Whether every item is one element, and there are no others. */
export function hasAllElements({ open, mayCoincide }: List): boolean {
  return open !== true || mayCoincide === true
}

/** The same list, as a set. */
export function asSet(value: List): List {
  return { ...value, unordered: true }
}

/** The same set, as a list. */
export function asList({ unordered: _, ...value }: List): List {
  return value
}

export function isSet({ unordered }: List): boolean {
  return unordered === true
}

/** JSON that was written as text, which functions on texts still need. */
export function jsonText(of: Value, text: string, at: Location): JsonText {
  return { kind: 'json', of, text, at }
}

/** The text of a value that is a known text, or can be put into one; undefined for everything else. */
export function textOf(value: Value): string | undefined {
  if (value.kind === 'json') return value.text
  return value.kind === 'scalar' && value.value !== null ? (value.text ?? String(value.value)) : undefined
}

/** A copy in which everything is placed anew; `place` gives the place and provenance of each part. */
export function mapPlaces(value: Value, place: (value: Value) => Place): Value {
  switch (value.kind) {
    case 'scalar':
      return { ...value, ...place(value) }
    case 'list':
      return { ...value, items: value.items.map((item) => mapPlaces(item, place)), ...place(value) }
    case 'mapping': {
      const entries = new Map<string, Value>()
      for (const [key, entry] of value.entries) entries.set(key, mapPlaces(entry, place))
      return { ...value, entries, ...place(value) }
    }
    case 'json':
      return { ...value, of: mapPlaces(value.of, place), at: place(value).at }
    case 'unknown': {
      const entries = value.entries && new PlacedEntries(value.entries, place)
      return { ...value, ...(entries && { entries }), at: place(value).at }
    }
    case 'either': {
      const [yes, no] = value.branches
      const branches = [yes && mapPlaces(yes, place), no && mapPlaces(no, place)] as const
      return { ...value, branches, at: place(value).at }
    }
  }
}

/** The same, of which each part is made when it is asked for: of large values, most never are. */
export function mapPlacesLazily(value: Value, place: (value: Value) => Place): Value {
  switch (value.kind) {
    case 'list':
      return value.items.length === 0 ? { ...value, ...place(value) } : lazyList(value, place)
    case 'mapping':
      return value.entries.size === 0 ? { ...value, ...place(value) } : lazyMapping(value, place)
    default:
      return mapPlaces(value, place)
  }
}

/** Where something is placed anew. */
interface Place {
  readonly at: Location
  readonly from?: Provenance
}

function lazyList(value: List, place: (value: Value) => Place): List {
  const { items: _, ...rest } = value
  let made: readonly Value[] | undefined
  const copy: List = {
    ...rest,
    get items() {
      made ??= value.items.map((item) => mapPlacesLazily(item, place))
      return made
    },
    ...place(value),
  }
  return sameSize(copy, value)
}

function lazyMapping(value: Mapping, place: (value: Value) => Place): Mapping {
  return sameSize({ ...value, entries: new PlacedEntries(value.entries, place), ...place(value) }, value)
}

/** The entries of another mapping, each placed anew when it is asked for. */
class PlacedEntries implements ReadonlyMap<string, Value> {
  readonly #own: ReadonlyMap<string, Value>
  readonly #place: (value: Value) => Place
  #made: Map<string, Value> | undefined

  constructor(own: ReadonlyMap<string, Value>, place: (value: Value) => Place) {
    this.#own = own
    this.#place = place
  }

  get size(): number {
    return this.#own.size
  }

  has(key: string): boolean {
    return this.#own.has(key)
  }

  get(key: string): Value | undefined {
    const made = this.#made?.get(key)
    if (made !== undefined) return made
    const own = this.#own.get(key)
    if (own === undefined) return undefined
    const placed = mapPlacesLazily(own, this.#place)
    this.#made ??= new Map()
    this.#made.set(key, placed)
    return placed
  }

  keys(): MapIterator<string> {
    return this.#own.keys()
  }

  *entries(): MapIterator<[string, Value]> {
    for (const key of this.#own.keys()) {
      const value = this.get(key)
      if (value !== undefined) yield [key, value]
    }
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries()
  }

  forEach(apply: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.entries()) apply(value, key, this)
  }
}
