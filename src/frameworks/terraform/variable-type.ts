/** What a variable's type constraint makes of its value: conversions, and defaults of optional attributes. */

import type { Value } from '../../core/value.ts'
import { mapBranches } from '../values/alternatives.ts'
import { spend } from '../values/budget.ts'
import { asSet, isOpen, list, mapping, scalar, textOf } from '../values/make.ts'
import type { Call, Expression } from './hcl/ast.ts'
import { toBoolean, toNumber } from './operators.ts'
import { evaluate, type Scope } from './scope.ts'
import { toSet } from './types/sets.ts'
import { ANY } from './types/type.ts'

/** Fits a value to a type. What does not fit stays as it is: that is Terraform's to complain about. */
export function fitType(type: Expression, value: Value, scope: Scope): Value {
  if (value.kind === 'either') return mapBranches(value, (branch) => fitType(type, branch, scope), value.at)
  if (value.kind === 'unknown' || isNull(value) || !spend(scope.evaluation.budget, 1)) return value
  if (type.kind === 'variable') return fitPrimitive(type.name, value)
  return type.kind === 'call' ? fitCollection(type, value, scope) : value
}

function fitPrimitive(type: string, value: Value): Value {
  if (value.kind !== 'scalar') return value
  const fitted =
    type === 'string' ? textOf(value) : type === 'number' ? toNumber(value) : boolean(type, value)
  return fitted === undefined ? value : { ...value, value: fitted }
}

function boolean(type: string, value: Value): boolean | undefined {
  return type === 'bool' ? toBoolean(value) : undefined
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
      const items = value.items.map((item) => fitType(inner, item, scope))
      return type.name === 'set' ? toSet(items, true, value.at) : { ...list(items, value.at), uniform: ANY }
    }
    case 'map':
      if (value.kind !== 'mapping') return value
      return {
        ...mapping(
          new Map([...value.entries].map(([key, item]) => [key, fitType(inner, item, scope)])),
          value.at,
        ),
        uniform: ANY,
      }
    case 'object':
      return value.kind === 'mapping' && inner.kind === 'object' ? fitObject(inner, value, scope) : value
    default:
      return value
  }
}

function fitObject(
  type: Extract<Expression, { kind: 'object' }>,
  value: Extract<Value, { kind: 'mapping' }>,
  scope: Scope,
): Value {
  const entries = new Map<string, Value>()
  for (const { key, value: attribute } of type.items) {
    const name = key.kind === 'variable' ? key.name : textOf(evaluate(key, scope))
    if (name === undefined) continue
    const written = value.entries.get(name)
    entries.set(name, fitAttribute(attribute, written, value, scope))
  }
  return mapping(entries, value.at)
}

/** What is missing or null gets its default; without one it is null. */
function fitAttribute(type: Expression, written: Value | undefined, object: Value, scope: Scope): Value {
  if (written !== undefined && !isNull(written)) return fitType(type, written, scope)
  const missing = written ?? scalar(null, object.at)
  if (type.kind !== 'call' || type.name !== 'optional') return missing
  const [inner, fallback] = type.args
  if (inner === undefined || fallback === undefined) return missing
  return fitType(inner, evaluate(fallback, scope), scope)
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null
}
