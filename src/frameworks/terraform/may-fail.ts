/** Whether an expression that gives a value may fail with what the deployment gives, so that `try` takes what is after it. */
import type { UnknownCause } from '../../core/value.ts'
import { firstUnknown } from '../values/equality.ts'
import type { Binary, Expression, Step, Traversal } from './hcl/ast.ts'
import { chainOf } from './operator-chain.ts'
import { attributesOf } from './placed.ts'
import { bound, evaluate, type Scope } from './scope.ts'
import { stepName } from './steps.ts'

/** Functions that take collections of some types alone, and give something also where one is not known. */
const TAKES_COLLECTIONS = ['merge', 'concat', 'lookup', 'setunion', 'coalescelist']

/** Why an expression may fail; undefined where it can't. What it names elsewhere fails by itself, if at all. */
export function whyItMayFail(expression: Expression, scope: Scope): UnknownCause | undefined {
  switch (expression.kind) {
    case 'traversal':
      return ofTraversal(expression, scope)
    case 'call':
      if (expression.name === 'try' || expression.name === 'can') return undefined
      return first(expression.args, scope) ?? ofArguments(expression.name, expression.args, scope)
    case 'tuple':
      return first(expression.items, scope)
    case 'object':
      return first(
        expression.items.map(({ value }) => value),
        scope,
      )
    case 'unary':
      return whyItMayFail(expression.operand, scope)
    case 'binary':
      return ofBinary(expression, scope)
    case 'conditional':
      return first([expression.condition, expression.yes, expression.no], scope)
    case 'for':
      return whyItMayFail(expression.collection, scope)
    case 'template':
      return first(
        expression.parts.flatMap((part) => (part.kind === 'interpolation' ? [part.value] : [])),
        scope,
      )
    default:
      return undefined
  }
}

function first(expressions: readonly Expression[], scope: Scope): UnknownCause | undefined {
  for (const each of expressions) {
    const because = whyItMayFail(each, scope)
    if (because !== undefined) return because
  }
  return undefined
}

function ofBinary(expression: Binary, scope: Scope): UnknownCause | undefined {
  const { first: start, operations } = chainOf(expression)
  return first([start, ...operations.map(({ right }) => right)], scope)
}

/** Steps into what the deployment gives, which may have no such part. */
function ofTraversal(traversal: Traversal, scope: Scope): UnknownCause | undefined {
  const { root, steps } = traversal
  if (root.kind !== 'variable') return whyItMayFail(root, scope)
  const isVariable = root.name === 'var' && bound(scope, 'var') === undefined
  if (steps.length < (isVariable ? 2 : 1)) return undefined
  const because = firstUnknown(evaluate(traversal, scope))
  if (because?.kind !== 'variable') return undefined
  return isVariable && hasPart(typeOf(steps[0], scope), steps.slice(1)) ? undefined : because
}

function ofArguments(name: string, args: readonly Expression[], scope: Scope): UnknownCause | undefined {
  if (name === 'slice') return ofSlice(args, scope)
  if (!TAKES_COLLECTIONS.includes(name)) return undefined
  for (const arg of args) {
    const value = evaluate(arg, scope)
    if (value.kind !== 'unknown' || value.because.kind !== 'variable') continue
    const isTyped =
      arg.kind === 'traversal' && arg.steps.length === 1 && typeOf(arg.steps[0], scope) !== undefined
    if (!isTyped) return value.because
  }
  return undefined
}

/** A list that only the deployment knows may be too short for the part that is asked for. */
function ofSlice([list]: readonly Expression[], scope: Scope): UnknownCause | undefined {
  const value = list && evaluate(list, scope)
  return value?.kind === 'unknown' ? value.because : undefined
}

/** The type that a variable is declared with; undefined where it may be any. */
function typeOf(step: Step | undefined, { evaluation }: Scope): Expression | undefined {
  const name = stepName(step)
  const declared = name === undefined ? undefined : evaluation.module.variables.get(name)
  const type = declared && attributesOf(declared.node.body).find((each) => each.name.text === 'type')?.value
  return type?.kind === 'variable' && type.name === 'any' ? undefined : type
}

/** Whether every value of a type has the part. */
function hasPart(type: Expression | undefined, [step, ...steps]: readonly Step[]): boolean {
  if (step === undefined) return true
  const [inner] = type?.kind === 'call' && type.name === 'object' ? type.args : []
  const name = stepName(step)
  if (inner?.kind !== 'object' || name === undefined) return false
  const found = inner.items.find(({ key }) => key.kind === 'variable' && key.name === name)?.value
  const isOptional = found?.kind === 'call' && found.name === 'optional'
  // What may be left out is null without a default, and has no parts.
  return found !== undefined && (steps.length === 0 || (!isOptional && hasPart(found, steps)))
}
