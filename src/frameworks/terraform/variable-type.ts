/** What a variable's type constraint makes of its value: conversions, and defaults of optional attributes. */

import type { Value } from '../../core/value.ts'
import { mapBranches } from '../values/alternatives.ts'
import { spend } from '../values/budget.ts'
import { asSet, isOpen, list, mapping, scalar, textOf } from '../values/make.ts'
import type { Call, Expression, ObjectExpression } from './hcl/ast.ts'
import { evaluate, type Scope } from './scope.ts'
import { convert } from './types/convert.ts'
import { ANY, BOOL, listOf, mapOf, NUMBER, STRING, setOf, type Type } from './types/type.ts'
import { elementsOf } from './types/unify.ts'

/** Fits a value to a type. What does not fit stays as it is: that is Terraform's to complain about. */
export function fitType(type: Expression, value: Value, scope: Scope): Value {
  if (value.kind === 'either') return mapBranches(value, (branch) => fitType(type, branch, scope), value.at)
  if (value.kind === 'unknown' || !spend(scope.evaluation.budget, 1)) return value
  if (isNull(value) || type.kind === 'variable') return converted(value, constraint(type, scope))
  return type.kind === 'call' ? fitCollection(type, value, scope) : value
}

const PRIMITIVES: ReadonlyMap<string, Type> = new Map([
  ['string', STRING],
  ['number', NUMBER],
  ['bool', BOOL],
])

/** The type that an expression writes, without the defaults of its attributes. */
function constraint(type: Expression, scope: Scope): Type {
  if (type.kind === 'variable') return PRIMITIVES.get(type.name) ?? ANY
  const [inner] = type.kind === 'call' ? type.args : []
  if (type.kind !== 'call' || inner === undefined) return ANY
  switch (type.name) {
    case 'optional':
      return constraint(inner, scope)
    case 'list':
    case 'set':
    case 'map':
      return { kind: type.name, element: constraint(inner, scope) }
    case 'tuple':
      return inner.kind === 'tuple'
        ? { kind: 'tuple', items: inner.items.map((item) => constraint(item, scope)) }
        : ANY
    case 'object':
      return inner.kind === 'object' ? constraintOfObject(inner, scope) : ANY
    default:
      return ANY
  }
}

function constraintOfObject({ items }: ObjectExpression, scope: Scope): Type {
  const attributes = new Map<string, Type>()
  for (const { key, value } of items) {
    const name = attributeName(key, scope)
    if (name !== undefined) attributes.set(name, constraint(value, scope))
  }
  return { kind: 'object', attributes }
}

function attributeName(key: Expression, scope: Scope): string | undefined {
  return key.kind === 'variable' ? key.name : textOf(evaluate(key, scope))
}

/** The type of the elements of a collection; any where a part of it is, which the elements then decide together. */
function elementType(inner: Expression, scope: Scope): Type {
  const type = constraint(inner, scope)
  return holdsAny(type) ? ANY : type
}

function holdsAny(type: Type): boolean {
  return type.kind === 'any' || elementsOf(type).some(holdsAny)
}

/** The value as the type; what does not fit stays as it is. */
function converted(value: Value, type: Type): Value {
  const result = convert(value, type)
  return typeof result === 'string' ? value : result
}

function fitCollection(type: Call, value: Value, scope: Scope): Value {
  const [inner] = type.args
  if (inner === undefined) return value
  switch (type.name) {
    case 'optional':
      return fitType(inner, value, scope)
    case 'list':
    case 'set': {
      if (value.kind !== 'list') return value
      if (isOpen(value)) return type.name === 'set' ? asSet(value) : value
      const { uniform: _, ...items } = value
      const fitted = { ...items, items: value.items.map((item) => fitType(inner, item, scope)) }
      const element = elementType(inner, scope)
      return converted(fitted, type.name === 'set' ? setOf(element) : listOf(element))
    }
    case 'map': {
      if (value.kind !== 'mapping') return value
      const entries = new Map([...value.entries].map(([key, item]) => [key, fitType(inner, item, scope)]))
      return converted({ ...value, entries }, mapOf(elementType(inner, scope)))
    }
    case 'tuple':
      if (value.kind !== 'list' || inner.kind !== 'tuple' || isOpen(value)) return value
      return list(
        value.items.map((item, index) => {
          const own = inner.items[index]
          return own === undefined ? item : fitType(own, item, scope)
        }),
        value.at,
      )
    case 'object':
      return value.kind === 'mapping' && inner.kind === 'object' ? fitObject(inner, value, scope) : value
    default:
      return value
  }
}

function fitObject(type: ObjectExpression, value: Extract<Value, { kind: 'mapping' }>, scope: Scope): Value {
  const entries = new Map<string, Value>()
  for (const { key, value: attribute } of type.items) {
    const name = attributeName(key, scope)
    if (name === undefined) continue
    const written = value.entries.get(name)
    entries.set(name, fitAttribute(attribute, written, value, scope))
  }
  return mapping(entries, value.at)
}

/** What is missing or null gets its default; without one it is null. */
function fitAttribute(type: Expression, written: Value | undefined, object: Value, scope: Scope): Value {
  if (written !== undefined && !isNull(written)) return fitType(type, written, scope)
  const missing = converted(written ?? scalar(null, object.at), constraint(type, scope))
  if (type.kind !== 'call' || type.name !== 'optional') return missing
  const [inner, fallback] = type.args
  if (inner === undefined || fallback === undefined) return missing
  return fitType(inner, evaluate(fallback, scope), scope)
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null
}
