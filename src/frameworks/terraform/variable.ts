/** The values of variables: what they are given, or their defaults, fitted to their types. */
import { causeOfUnread, type Value } from '../../core/value.ts'
import { notRead } from '../unread.ts'
import { mapBranches, oneOf } from '../values/alternatives.ts'
import { closedList, mapPlaces, unknown } from '../values/make.ts'
import type { Block, Expression } from './hcl/ast.ts'
import type { Module } from './module.ts'
import { toBoolean } from './operators.ts'
import { attributesOf, type Placed } from './placed.ts'
import { type Evaluation, evaluate, type Sourced } from './scope.ts'
import { conditionsOf, listThatContains } from './variable-limits.ts'
import { fitType } from './variable-type.ts'

/** Where the values of variables come from. */
export interface Givers {
  readonly module: Module
  /** What the call of the module gives a variable; undefined for the template's own folder. */
  readonly argument: ((name: string) => Sourced | undefined) | undefined
  /** Variables whose defaults say nothing of their values. */
  readonly givenByCalls: ReadonlySet<string> | undefined
}

/** A variable's value as far as the call, or else the directory, gives it one. */
export function readVariable(
  name: string,
  { module, argument, givenByCalls }: Givers,
  evaluation: Evaluation,
): Sourced | undefined {
  const declared = module.variables.get(name)
  const attributes = declared === undefined ? [] : attributesOf(declared.node.body)
  const find = (wanted: string): Placed<Expression> | undefined => {
    const found = attributes.find((attribute) => attribute.name.text === wanted)
    return found && declared && { node: found.value, file: found.file ?? declared.file }
  }
  const fitted = ({ value, what }: Sourced): Sourced => {
    const type = find('type')
    return {
      value: type === undefined ? value : fitType(type.node, value, { file: type.file, evaluation }),
      what,
    }
  }
  const fallback = (): Sourced | undefined => {
    const placed = find('default')
    const what = `the default of variable ${JSON.stringify(name)}`
    if (placed !== undefined) return fitted({ value: evaluatePlaced(placed, evaluation), what })
    const allowed = declared && allowedValue(name, declared, evaluation)
    return allowed && fitted(allowed)
  }
  const given = givenValue(name, module, argument, evaluation)
  if (given === undefined) {
    if (declared !== undefined && givenByCalls?.has(name)) return setByCalls(name, declared)
    const isHidden = argument === undefined && module.hidesValues !== undefined
    return isHidden && declared !== undefined ? hidden(declared) : fallback()
  }
  const nullable = find('nullable')
  const takesNull = nullable === undefined || toBoolean(evaluatePlaced(nullable, evaluation)) !== false
  return takesNull ? fitted(given) : withDefault(fitted(given), fallback)
}

/** More values than this are not told apart. */
const MOST_ALLOWED = 4

/**
 * One of the values that a validation allows, whichever the deployment chooses; undefined where it allows many.
 * https://developer.hashicorp.com/terraform/language/values/variables#custom-validation-rules
 */
function allowedValue(
  name: string,
  { node, file }: Placed<Block>,
  evaluation: Evaluation,
): Sourced | undefined {
  for (const condition of conditionsOf(node)) {
    const list = listThatContains(condition.value, name)
    const values = list && closedList(evaluate(list, { file: condition.file ?? file, evaluation }))?.items
    if (values === undefined || values.length > MOST_ALLOWED || !values.every(isKnownScalar)) continue
    const because = { kind: 'variable', name: `var.${name}` } as const
    const at = { file, range: node.head }
    const value = oneOf(values, { condition: `validation of var.${name}`, because }, at)
    return value && { value, what: `what variable ${JSON.stringify(name)} allows` }
  }
  return undefined
}

function isKnownScalar({ kind }: Value): boolean {
  return kind === 'scalar'
}

/** What a file that was not read may say otherwise. */
function hidden({ node, file }: Placed<Block>): Sourced {
  const at = { file, range: node.head }
  return { value: unknown(causeOfUnread(notRead(at, 'values')), at), what: undefined }
}

/** What calls give the variables of a module that is judged without one of them. */
function setByCalls(name: string, { node, file }: Placed<Block>): Sourced {
  const what = `what the calls of this module give var.${name}`
  return { value: unknown({ kind: 'elsewhere', what }, { file, range: node.head }), what: undefined }
}

/** What a variable is given outside its block. */
function givenValue(
  name: string,
  { assignments }: Module,
  argument: ((name: string) => Sourced | undefined) | undefined,
  evaluation: Evaluation,
): Sourced | undefined {
  if (argument !== undefined) return argument(name)
  const assigned = assignments.get(name)
  if (assigned === undefined) return undefined
  const what = `the value of variable ${JSON.stringify(name)} in ${assigned.fileName}`
  return { value: evaluatePlaced(assigned, evaluation), what }
}

/** The value, with the default for null. */
function withDefault(given: Sourced, fallback: () => Sourced | undefined): Sourced | undefined {
  if (isNull(given.value)) return fallback()
  if (given.value.kind !== 'either') return given
  const replace = (value: Value): Value => {
    if (value.kind === 'either') return mapBranches(value, replace, value.at)
    const other = isNull(value) ? fallback() : undefined
    return other === undefined ? value : valueWithSource(other)
  }
  return { ...given, value: replace(given.value) }
}

/** The value, saying itself where it was written. */
function valueWithSource({ value, what }: Sourced): Value {
  if (what === undefined) return value
  return mapPlaces(value, (part) => ({
    at: part.at,
    from: ('from' in part && part.from) || { what, at: part.at },
  }))
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null
}

function evaluatePlaced({ node, file }: Placed<Expression>, evaluation: Evaluation): Value {
  return evaluate(node, { file, evaluation })
}
