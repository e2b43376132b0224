/** The functions of expressions that need the template they stand in: `parameters`, `copyIndex`, `resourceId` and the like. */

import type { Location } from '../../core/source.ts'
import { madeWith, type Value } from '../../core/value.ts'
import { distribute } from '../values/alternatives.ts'
import { excerpt } from '../values/excerpt.ts'
import { list, scalar, unevaluated, unknown, withoutLink } from '../values/make.ts'
import type { Names } from './evaluate.ts'
import type { Expression } from './expression/ast.ts'
import { integerOf, stringOf } from './functions/rule.ts'
import { byType, byWords } from './links.ts'
import { entryOf, memberOf } from './members.ts'
import { wordsOfExpression } from './name-words.ts'
import type { Definitions, Scope } from './scope.ts'
import { callUserFunction } from './user-functions.ts'
import { join, knownText, type Words } from './words.ts'

type Evaluate = Parameters<Names['call']>[2]

/** A call of one of these functions, or of one that the template defines; undefined for all others. */
export function callName(
  scope: Scope,
  name: string,
  args: readonly Expression[],
  evaluate: Evaluate,
  at: Location,
): Value | undefined {
  switch (name) {
    case 'parameters':
      return refer(scope.parameters, args, evaluate, at)
    case 'variables':
      return refer(scope.variables, args, evaluate, at)
    case 'copyindex':
      return copyIndex(scope, args, evaluate, at)
    case 'reference':
      return reference(scope, args, evaluate, at)
    case 'references':
      return references(scope, args, evaluate, at) ?? deployed(name, at)
    case 'resourceinfo':
      return linkedTo(targetOf(scope, args[0], evaluate), [], at)
    default:
      if (RESOURCE_IDS.has(name)) {
        const { type, id } = idOfCall(scope, args, evaluate)
        return linkedTo({ type, name: scope.run.index.byId.get(id ?? '') }, ['id'], at)
      }
      if (KNOWN_LATER.has(name)) return deployed(name, at)
      if (/^list[a-z]+$/.test(name)) return linkedTo(targetOf(scope, args[0], evaluate), [name], at)
      return name.includes('.') ? callUserFunction(scope, name, args.map(evaluate), at) : undefined
  }
}

const RESOURCE_IDS: ReadonlySet<string> = new Set([
  'resourceid',
  'subscriptionresourceid',
  'tenantresourceid',
  'managementgroupresourceid',
  'extensionresourceid',
])

/** What only the deployment knows. */
const KNOWN_LATER: ReadonlySet<string> = new Set([
  'deployer',
  'deployment',
  'environment',
  'externalinput',
  'managementgroup',
  'pickzones',
  'providers',
  'resourcegroup',
  'subscription',
  'tenant',
  'tologicalzone',
  'tologicalzones',
  'tophysicalzone',
  'tophysicalzones',
])

/** `parameters('name')`, `variables('name')`: the value at the call; its parts stay where they were written. */
function refer(
  definitions: Definitions,
  args: readonly Expression[],
  evaluate: Evaluate,
  at: Location,
): Value {
  const [name, ...more] = args.map(evaluate)
  if (name === undefined || more.length > 0) return unevaluated(excerpt(at), at)
  return distribute([name], at, ([key]) => {
    if (key?.kind === 'unknown') return unknown(madeWith(withoutLink(key.because), ''), at)
    const value = definitions.get(stringOf(key)?.toLowerCase() ?? '')?.value()
    if (value === undefined) return unevaluated(excerpt(at), at)
    return { ...value, at }
  })
}

/** `copyIndex()`, `copyIndex(1)`, `copyIndex('loop')` and `copyIndex('loop', 1)` */
function copyIndex(scope: Scope, args: readonly Expression[], evaluate: Evaluate, at: Location): Value {
  const values = args.map(evaluate)
  const name = stringOf(values[0])?.toLowerCase()
  const offset = name === undefined ? values[0] : values[1]
  const loop =
    name === undefined
      ? (scope.loops.findLast(({ ofResources }) => ofResources) ?? scope.loops.at(-1))
      : scope.loops.findLast((each) => each.name.toLowerCase() === name)
  const start = offset === undefined ? 0 : integerOf(offset)
  if (loop?.index === undefined || start === undefined) return unevaluated(excerpt(at), at)
  return scalar(loop.index + start, at)
}

/** The type of the resource that a call of `resourceId` or the like means, and its id, where it is in this template. */
function idOfCall(
  scope: Scope,
  args: readonly Expression[],
  evaluate: Evaluate,
): Pick<Target, 'type' | 'id'> {
  const values = args.map(evaluate)
  // Before the type there may be a subscription, a resource group, or the id of another resource.
  const position = values.findIndex((value) => /^[^/]+\//.test(stringOf(value) ?? ''))
  const type = stringOf(values[position])?.replace(/\/$/, '')
  if (type === undefined) return {}
  const names = args.slice(position + 1).map((arg): Words => {
    const known = knownText(evaluate(arg))
    return known === undefined ? wordsOfExpression(scope, arg) : [{ text: known }]
  })
  return { type, id: byType(scope, type, join(names)) }
}

/** `reference(...)`: unknown, unless it is what a deployment in this template gives back. */
function reference(scope: Scope, args: readonly Expression[], evaluate: Evaluate, at: Location): Value {
  const target = targetOf(scope, args[0], evaluate)
  const { outputs } = scope.run.index
  const known = target.id === undefined || args.length > 2 ? undefined : outputs.get(target.id)?.()
  return known === undefined ? linkedTo(target, [], at) : { ...known, at }
}

/** More instances of a loop than are told apart. */
const MOST_INSTANCES = 500

/**
 * `references('symbol')`, or with `'Full'`: what each resource of a loop gives back; undefined where it isn't known which
 * those are. https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource#references
 */
function references(
  scope: Scope,
  args: readonly Expression[],
  evaluate: Evaluate,
  at: Location,
): Value | undefined {
  const [name, form, ...more] = args
  const symbol = name !== undefined && more.length === 0 ? stringOf(evaluate(name)) : undefined
  const shape = form === undefined ? 'properties' : stringOf(evaluate(form))?.toLowerCase()
  if (shape !== 'properties' && shape !== 'full') return undefined
  // Of instances under a condition it isn't known which are left out.
  const declaration = symbol === undefined ? undefined : entryOf(scope.symbols, symbol)?.value
  if (declaration === undefined || memberOf(declaration, 'condition') !== undefined) return undefined
  const { byId, outputs } = scope.run.index
  const items: Value[] = []
  while (items.length < MOST_INSTANCES) {
    const id = byWords(scope, [{ text: `${symbol}[${items.length}]` }])
    if (id === undefined) break
    const given = shape === 'full' ? undefined : outputs.get(id)?.()
    items.push(given ?? linkedTo({ id, name: byId.get(id) }, [], at))
  }
  return items.length === 0 ? undefined : list(items, at)
}

/** What only the deployment knows. */
function deployed(name: string, at: Location): Value {
  return unknown({ kind: 'reference', root: 'function', name, attribute: [], text: excerpt(at) }, at)
}

interface Target {
  readonly type?: string | undefined
  readonly id?: string | undefined
  readonly name?: string | undefined
}

/** The resource that the first argument of `reference` or `list...` names. */
function targetOf(scope: Scope, arg: Expression | undefined, evaluate: Evaluate): Target {
  if (arg === undefined) return {}
  const { byId, byName } = scope.run.index
  if (arg.kind === 'call' && RESOURCE_IDS.has(arg.name.toLowerCase())) {
    const { type, id } = idOfCall(scope, arg.args, evaluate)
    return { type, id, name: byId.get(id ?? '') }
  }
  const value = evaluate(arg)
  if (value.kind === 'unknown' && value.because.kind === 'reference') {
    const { type, resource: name } = value.because
    if (name !== undefined) return { type, id: byName.get(name.toLowerCase()), name }
  }
  const text = knownText(value)
  const id = byWords(scope, text === undefined ? wordsOfExpression(scope, arg) : [{ text }])
  return { id, name: byId.get(id ?? '') }
}

/** Known only after deployment; a link where it belongs to a resource of this template. */
function linkedTo({ type, name }: Target, attribute: readonly string[], at: Location): Value {
  const to = {
    root: 'resource',
    ...(type === undefined ? {} : { type }),
    ...(name === undefined ? {} : { resource: name }),
    attribute,
  } as const
  return unknown({ kind: 'reference', ...to, text: excerpt(at) }, at)
}
