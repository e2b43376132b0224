/**
 * Types of Terraform's language, as far as values show them.
 * https://developer.hashicorp.com/terraform/language/expressions/type-constraints
 */
import type { ElementType, Value } from '../../../core/value.ts'
import { isSet, textOf } from '../../values/make.ts'

/** `any` is the type of a null that has no other, and of the elements of an empty list. */
export type Type =
  | { readonly kind: 'string' | 'number' | 'bool' | 'any' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly element: Type }
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'object'; readonly attributes: ReadonlyMap<string, Type> }

export type Kind = Type['kind']

export const STRING: Type = { kind: 'string' }
export const NUMBER: Type = { kind: 'number' }
export const BOOL: Type = { kind: 'bool' }
export const ANY: Type = { kind: 'any' }

export function listOf(element: Type): Type {
  return { kind: 'list', element }
}

export function setOf(element: Type): Type {
  return { kind: 'set', element }
}

export function mapOf(element: Type): Type {
  return { kind: 'map', element }
}

export function isPrimitive({ kind }: Type): boolean {
  return kind === 'string' || kind === 'number' || kind === 'bool'
}

/** The type of a value; undefined where a part of it is not known. */
export function typeOf(value: Value): Type | undefined {
  switch (value.kind) {
    case 'scalar':
      return value.value === null ? ((value.type as Type | undefined) ?? ANY) : ofPrimitive(value.value)
    case 'json':
      return textOf(value) === undefined ? undefined : STRING
    case 'list':
      return typeOfList(value)
    case 'mapping':
      return typeOfMapping(value)
    case 'unknown':
      if (value.type !== undefined) return value.type as Type
      return value.because.kind === 'expression' && value.because.fails ? ANY : undefined
    default:
      return undefined
  }
}

function ofPrimitive(value: string | number | boolean): Type {
  return typeof value === 'string' ? STRING : typeof value === 'number' ? NUMBER : BOOL
}

function typeOfList(value: Extract<Value, { kind: 'list' }>): Type | undefined {
  if (value.open === true) return undefined
  if (!isSet(value) && value.uniform === undefined) {
    const items = allOf(value.items.map(typeOf))
    return items && { kind: 'tuple', items }
  }
  const element = elementOf(value.items, value.uniform)
  return element && (isSet(value) ? setOf(element) : listOf(element))
}

function typeOfMapping({ entries, uniform, rest }: Extract<Value, { kind: 'mapping' }>): Type | undefined {
  if (rest !== undefined) return undefined
  if (uniform !== undefined) {
    const element = elementOf([...entries.values()], uniform)
    return element && mapOf(element)
  }
  const attributes = new Map<string, Type>()
  for (const [name, value] of entries) {
    const type = typeOf(value)
    if (type === undefined) return undefined
    attributes.set(name, type)
  }
  return { kind: 'object', attributes }
}

/** The type that all elements of a collection have; of nulls alone, and of none, any. */
function elementOf(items: readonly Value[], known?: ElementType): Type | undefined {
  if (known !== undefined && known.kind !== 'any') return known as Type
  const types = allOf(items.map(typeOf))
  return types && (types.find(({ kind }) => kind !== 'any') ?? ANY)
}

export function allOf<T>(items: readonly (T | undefined)[]): readonly T[] | undefined {
  return items.includes(undefined) ? undefined : (items as readonly T[])
}

/** Whether both are the same type. */
export function isSameType(a: Type, b: Type): boolean {
  if (a === b) return true
  switch (a.kind) {
    case 'list':
    case 'set':
    case 'map':
      return b.kind === a.kind && isSameType(a.element, b.element)
    case 'tuple':
      return b.kind === 'tuple' && areSame(a.items, b.items)
    case 'object': {
      if (b.kind !== 'object' || b.attributes.size !== a.attributes.size) return false
      const others = [...a.attributes.keys()].flatMap((name) => b.attributes.get(name) ?? [])
      return areSame([...a.attributes.values()], others)
    }
    default:
      return b.kind === a.kind
  }
}

function areSame(types: readonly Type[], others: readonly (Type | undefined)[]): boolean {
  return (
    types.length === others.length &&
    types.every((type, index) => {
      const other = others[index]
      return other !== undefined && isSameType(type, other)
    })
  )
}
