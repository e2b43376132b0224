/** Objects whose attributes are read when a policy asks for them, and once. */
import { absent } from '../../core/attr.ts'
import type { Vocabulary } from '../../core/frameworks.ts'
import type { Attribute, AttributeTable, BySource, Move, ValuesOf, Within } from './attributes.ts'
import { below, itemScopes } from './moves.ts'
import type { Read, Scope } from './scope.ts'

/** Makes the object of a table of attributes for a scope. */
type MakeObject = (scope: Scope) => object

const SCOPE = Symbol('scope')
const VALUES = Symbol('values')
const ORIGIN = Symbol('origin')

/** What an object was made from. */
export interface Origin {
  readonly table: AttributeTable
  readonly vocabulary: Vocabulary
  readonly source: string
}

interface LazyObject {
  readonly [ORIGIN]: Origin
  readonly [SCOPE]: Scope
  readonly [VALUES]: unknown[]
}

/** How objects of the table are made of resources in a vocabulary; `source` names one way of several to write them. */
export function objectMaker(table: AttributeTable, vocabulary: Vocabulary, source: string): MakeObject {
  const prototype = {}
  Object.defineProperty(prototype, ORIGIN, { value: { table, vocabulary, source } satisfies Origin })
  for (const [index, [name, attribute]] of Object.entries(table).entries()) {
    const read = readerOf(attribute, vocabulary, source)
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get(this: LazyObject): unknown {
        const values = this[VALUES]
        values[index] ??= read(this[SCOPE])
        return values[index]
      },
    })
  }
  return (scope) => {
    const object = Object.create(prototype) as {
      -readonly [K in keyof Omit<LazyObject, typeof ORIGIN>]: LazyObject[K]
    }
    object[SCOPE] = scope
    object[VALUES] = []
    return object
  }
}

/** Where an object is read, and what it was made from; undefined for one that was made by hand. */
export function originOf(object: object): (Origin & { readonly scope: Scope }) | undefined {
  if (!(ORIGIN in object)) return undefined
  const lazy = object as LazyObject
  return { ...lazy[ORIGIN], scope: lazy[SCOPE] }
}

/** The reader of an attribute that is no object. */
export function plainReader(attribute: Attribute, { vocabulary, source }: Origin): Read<unknown> {
  return readerOf(attribute, vocabulary, source)
}

/** Reads objects of a table whose readers are the same in every vocabulary. */
export function objectReader<const A extends AttributeTable>(table: A): Read<ValuesOf<A>> {
  return objectMaker(table, 'terraform', '') as Read<ValuesOf<A>>
}

function readerOf(attribute: Attribute, vocabulary: Vocabulary, source: string): Read<unknown> {
  switch (attribute.type) {
    case 'object': {
      const make = objectMaker(attribute.attributes, vocabulary, source)
      const move = choose<string | Move>(attribute, vocabulary, source)
      if (move === undefined) return make
      const to = typeof move === 'string' ? below(move) : move
      return (scope) => make(to(scope))
    }
    case 'objects': {
      const make = objectMaker(attribute.attributes, vocabulary, source)
      const within = choose<string | Within>(attribute, vocabulary, source)
      if (within === undefined) return () => []
      const to = typeof within === 'string' ? itemScopes(within) : within
      return (scope) => to(scope).map(make)
    }
    default:
      return choose<Read<unknown>>(attribute, vocabulary, source) ?? nothingOf(attribute.type)
  }
}

/** The reader for a source: its own, or that of its vocabulary, or that of every vocabulary. */
function choose<R extends string | Read<unknown>>(
  attribute: { readonly [V in Vocabulary]?: BySource<R> } & { readonly everywhere?: R },
  vocabulary: Vocabulary,
  source: string,
): R | undefined {
  const reader = attribute[vocabulary] ?? attribute.everywhere
  return isBySource(reader) ? reader[source] : reader
}

/** Whether readers are told apart by the names of sources. */
export function isBySource<R extends string | Read<unknown>>(
  reader: BySource<R> | undefined,
): reader is { readonly [source: string]: R } {
  return typeof reader === 'object'
}

function nothingOf(type: Exclude<Attribute['type'], 'object' | 'objects'>): Read<unknown> {
  switch (type) {
    case 'booleans':
    case 'texts':
    case 'address-ranges':
      return () => []
    case 'value':
      return () => undefined
    default:
      return ({ at }) => absent(at)
  }
}
