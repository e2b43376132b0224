/** Conversions of values between types, as arguments of functions and branches of conditions get them. */
import type { List, Mapping, Scalar, Value } from '../../../core/value.ts'
import { asList, asSet, isOpen, isSet, list, mapping, openList, scalar, textOf } from '../../values/make.ts'
import { toBoolean, toNumber } from '../operators.ts'
import { exactOf, numberValue } from './number.ts'
import { hasKnownOrder, toSet } from './sets.ts'
import { ANY, allOf, isPrimitive, isSameType, type Type, typeOf } from './type.ts'
import { isConvertible, unify } from './unify.ts'

/** A value of the type; `fails` where Terraform refuses the conversion, `open` where that is not known. */
export type Converted = Value | 'fails' | 'open'

/** Converts a value. What is not known of it stays as it is. */
export function convert(value: Value, type: Type): Converted {
  if (type.kind === 'any' || value.kind === 'unknown') return value
  if (value.kind === 'either') return 'open'
  if (value.kind === 'scalar' && value.value === null) return convertNull(value, type)
  switch (type.kind) {
    case 'string':
      return toPrimitive(value, textOf(value))
    case 'number':
      return toPrimitive(
        value,
        typeof plainValue(value) === 'boolean' ? undefined : toNumber(asScalar(value)),
      )
    case 'bool':
      return toPrimitive(
        value,
        typeof plainValue(value) === 'number' ? undefined : toBoolean(asScalar(value)),
      )
    case 'list':
    case 'set':
      return value.kind === 'list' ? toCollection(value, type) : 'fails'
    case 'map':
      return value.kind === 'mapping' ? toMap(value, type.element) : 'fails'
    case 'tuple':
      return value.kind === 'list' ? toTuple(value, type.items) : 'fails'
    case 'object':
      return value.kind === 'mapping' ? toObject(value, type.attributes) : 'fails'
  }
}

/** A null has the type that it is converted to, if its own one can be. */
function convertNull(value: Scalar, type: Type): Converted {
  return isConvertible(typeOf(value) ?? ANY, type) ? { ...value, type } : 'fails'
}

function plainValue(value: Value): unknown {
  return value.kind === 'scalar' ? value.value : undefined
}

/** A known text of JSON as a text. */
function asScalar(value: Value): Value {
  return value.kind === 'json' && value.text !== undefined ? scalar(value.text, value.at) : value
}

function toPrimitive(value: Value, converted: string | number | boolean | undefined): Converted {
  if (value.kind === 'json') {
    if (value.text === undefined) return 'open'
    return converted === value.text ? value : converted === undefined ? 'fails' : scalar(converted, value.at)
  }
  if (value.kind !== 'scalar' || converted === undefined) return 'fails'
  return converted === value.value
    ? value
    : { ...withoutText(value), value: converted, ...spelled(value, converted) }
}

/** The text of a number that is spelled otherwise than it is written out. */
function spelled(value: Value, converted: unknown): { readonly text?: string } {
  if (typeof converted !== 'number') return {}
  const exact = numberValue(exactOf(value), [], value.at)
  return exact?.kind === 'scalar' && exact.text !== undefined ? { text: exact.text } : {}
}

function withoutText(value: Extract<Value, { kind: 'scalar' }>): Extract<Value, { kind: 'scalar' }> {
  const { text: _, bits: __, ...rest } = value
  return rest
}

/** The elements of a collection as one type; the type that they have in common where it may be any. */
function toElements(value: List | Mapping, items: readonly Value[], element: Type): Elements | 'fails' {
  const wanted = element.kind === 'any' ? commonType(value, items) : element
  if (wanted === 'open') return { items, type: ANY }
  if (wanted === 'fails' || !mayConvert(value, wanted)) return 'fails'
  const converted: Value[] = []
  for (const item of items) {
    const each = convert(item, wanted)
    if (each === 'fails') return each
    converted.push(each === 'open' ? item : each)
  }
  return { items: converted, type: wanted }
}

interface Elements {
  readonly items: readonly Value[]
  readonly type: Type
}

/** The type that elements have in common; `open` where one of them is not known. */
function commonType(value: List | Mapping, items: readonly Value[]): Type | 'fails' | 'open' {
  if (value.uniform !== undefined && value.uniform.kind !== 'any') return value.uniform as Type
  const types = allOf(items.map(typeOf))
  if (types === undefined) return 'open'
  const common = unify(types)
  if (common === undefined) return 'fails'
  if (common.kind !== 'any') return common
  // Nulls beside collections: no type is chosen, so that the others have to be alike already, and in a map only.
  const [own = ANY, ...others] = types.filter(({ kind }) => kind !== 'any')
  const areAlike = value.kind === 'mapping' && others.every((other) => isSameType(other, own))
  return areAlike || own.kind === 'any' ? own : 'fails'
}

/** Whether the type that the elements of a collection have can be converted, also where there are none. */
function mayConvert({ uniform }: List | Mapping, wanted: Type): boolean {
  return uniform === undefined || isConvertible(uniform as Type, wanted)
}

function toCollection(value: List, type: Extract<Type, { element: Type }>): Converted {
  if (isOpen(value)) return type.kind === 'set' ? asSet(value) : asList(value)
  const elements = toElements(value, value.items, type.element)
  if (elements === 'fails') return elements
  if (type.kind === 'set') return { ...toSet(elements.items, true, value.at), uniform: elements.type }
  if (isSet(value) && !isPrimitive(elements.type) && !hasKnownOrder(value))
    return openList(elements.items, value.at)
  return { ...list(elements.items, value.at), uniform: elements.type }
}

function toMap(value: Mapping, element: Type): Converted {
  const names = [...value.entries.keys()]
  const elements = toElements(value, [...value.entries.values()], element)
  if (elements === 'fails') return elements
  const { items, type } = elements
  const entries = new Map(
    names.flatMap((name, index) => (items[index] ? [[name, items[index]] as const] : [])),
  )
  return { ...mapping(entries, value.at), uniform: type }
}

function toTuple(value: List, types: readonly Type[]): Converted {
  if (isOpen(value)) return 'open'
  if (value.items.length !== types.length || value.uniform || isSet(value)) return 'fails'
  const items = value.items.map((item, index) => convert(item, types[index] ?? ANY))
  if (items.includes('fails')) return 'fails'
  return list(
    items.map((item, index) => (typeof item === 'string' ? (value.items[index] ?? value) : item)),
    value.at,
  )
}

function toObject(value: Mapping, attributes: ReadonlyMap<string, Type>): Converted {
  const entries = new Map<string, Value>()
  for (const [name, type] of attributes) {
    const own = value.entries.get(name)
    if (own === undefined) return 'fails'
    const converted = convert(own, type)
    if (converted === 'fails') return 'fails'
    entries.set(name, converted === 'open' ? own : converted)
  }
  return mapping(entries, value.at)
}

/** A conversion that has to succeed for the function to give something. */
export function orNothing(converted: Converted): Value | undefined {
  return typeof converted === 'string' ? undefined : converted
}
