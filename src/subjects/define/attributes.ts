/** Attributes of subjects as they are declared: a type, a description, and how each vocabulary is read. */
import type { Attr } from '../../core/claim.ts'
import type { Vocabulary } from '../../core/frameworks.ts'
import type { Value } from '../../core/value.ts'
import type { Read, Scope } from './scope.ts'

/** What a policy gets for an attribute of each type. */
interface AttributeTypes {
  boolean: Attr<boolean>
  number: Attr<number>
  text: Attr<string>
  booleans: readonly Attr<boolean>[]
  texts: readonly Attr<string>[]
  /** CIDR ranges; those of the template's own networks are absent. */
  'address-ranges': readonly Attr<string>[]
  /** A value as the template holds it; undefined where nothing is written. */
  value: Value | undefined
}

/** A type of one kind of subject alone, made by `ownType`. */
interface OwnType<T> {
  readonly name: string
  /** Never set: ties the name to what a policy gets. */
  readonly gives?: T
}

/** A type that no other kind of subject needs, such as a policy document. */
export function ownType<T>(name: string): OwnType<T> {
  return { name }
}

/**
 * Readers by vocabulary, and in a vocabulary by the names of the subject's sources where those differ. `everywhere`
 * is the reader of the vocabularies that have none. Without a reader nothing is ever written: the attribute is absent,
 * a list is empty.
 */
export type Readers<R> = { readonly [V in Vocabulary]?: BySource<R> } & { readonly everywhere?: R }

export type BySource<R> = R | { readonly [source: string]: R }

interface Described {
  /** A sentence for people who write policies: what it says, with the provider's default where there is one. */
  readonly describes: string
}

type PlainAttribute = {
  [T in keyof AttributeTypes]: Described & { readonly type: T } & Readers<Read<AttributeTypes[T]>>
}[keyof AttributeTypes]

type OwnAttribute = Described & { readonly type: OwnType<unknown> } & Readers<Read<unknown>>

/** Where a nested object is read: a path below, or a scope elsewhere; where the subject is read without a reader. */
export type Move = (scope: Scope) => Scope

/** Where nested objects are read: each item at a path, or scopes found in another way. */
export type Within = (scope: Scope) => readonly Scope[]

type ObjectAttribute = Described & {
  readonly type: 'object'
  readonly attributes: AttributeTable
} & Readers<string | Move>

type ObjectsAttribute = Described & {
  readonly type: 'objects'
  readonly attributes: AttributeTable
} & Readers<string | Within>

export type Attribute = PlainAttribute | OwnAttribute | ObjectAttribute | ObjectsAttribute

export interface AttributeTable {
  readonly [name: string]: Attribute
}

/** What a policy gets for a declared attribute. */
export type ValueOf<A> = A extends { readonly type: infer T }
  ? T extends keyof AttributeTypes
    ? AttributeTypes[T]
    : T extends OwnType<infer V>
      ? V
      : A extends { readonly attributes: infer N }
        ? T extends 'objects'
          ? readonly ValuesOf<N>[]
          : ValuesOf<N>
        : never
  : never

/** What a policy gets for a table of attributes. */
export type ValuesOf<A> = { readonly [K in keyof A]: ValueOf<A[K]> }

/** A table of attributes that several subjects or objects have; checks it, and keeps its exact type. */
export function attributeTable<const A extends AttributeTable>(table: A): A {
  return table
}

/** An attribute of a type of its own, whose readers are checked against that type. */
export function ownAttribute<T>(
  type: OwnType<T>,
  attribute: Described & Readers<Read<T>>,
): { readonly type: OwnType<T> } & Described & Readers<Read<T>> {
  return { ...attribute, type }
}
