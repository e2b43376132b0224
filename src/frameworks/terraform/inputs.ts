/** Which inputs decide a condition that is not known. */
import { locate } from '../../core/source.ts'
import { type Choice, inputOf, type UnknownCause, type Value } from '../../core/value.ts'
import { choiceBy } from '../values/alternatives.ts'
import { firstUnknown } from '../values/equality.ts'
import { excerpt } from '../values/excerpt.ts'
import type { Binary, Expression, Step, Traversal, Variable } from './hcl/ast.ts'
import { chainOf } from './operator-chain.ts'
import type { Placed } from './placed.ts'
import { bound, type Evaluation, evaluate, type Scope } from './scope.ts'
import { stepName } from './steps.ts'

/** A choice by an expression that is not known: with the inputs that decide it, or why it is not known. */
export function choiceByExpression(condition: Value, expression: Expression, scope: Scope): Choice {
  const words = excerpt(locate(scope, expression.range))
  const { inputs, open } = foundIn(expression, scope)
  if (open !== undefined) return { condition: words, behind: open }
  const [input] = inputs
  if (input === undefined) return choiceBy(condition, words)
  return { condition: words, ...(inputs.size === 1 ? { input } : { inputs: [...inputs] }) }
}

interface Found {
  readonly inputs: ReadonlySet<string>
  /** Something else that has to be known too. */
  readonly open?: UnknownCause | undefined
}

const NOTHING: Found = { inputs: new Set() }
/** More inputs than these are not told apart. */
const MOST_INPUTS = 20

const known = new WeakMap<Evaluation, WeakMap<Expression, Found>>()

/** What is found once holds for all elements that an expression is evaluated for: it is for messages alone. */
function foundIn(expression: Expression, scope: Scope): Found {
  const ofEvaluation = known.get(scope.evaluation) ?? new WeakMap<Expression, Found>()
  known.set(scope.evaluation, ofEvaluation)
  const earlier = ofEvaluation.get(expression)
  if (earlier !== undefined) return earlier
  // A local may lead back to itself.
  ofEvaluation.set(expression, NOTHING)
  const { budget } = scope.evaluation
  const { failures } = budget
  const found = find(expression, scope)
  budget.failures = failures
  ofEvaluation.set(expression, found)
  return found
}

function find(expression: Expression, scope: Scope): Found {
  switch (expression.kind) {
    case 'variable':
    case 'traversal':
      return ofName(expression, scope)
    case 'unary':
      return find(expression.operand, scope)
    case 'binary':
      return ofBinary(expression, scope)
    case 'conditional':
      return all([expression.condition, expression.yes, expression.no], scope)
    case 'call':
      return all(expression.args, scope)
    case 'tuple':
      return all(expression.items, scope)
    case 'object':
      return all(
        expression.items.map(({ value }) => value),
        scope,
      )
    case 'for':
      // The other parts are about elements, which have no names here.
      return all([expression.collection], scope)
    case 'template':
      return together(
        expression.parts.map((part) =>
          part.kind === 'interpolation' ? foundIn(part.value, scope) : NOTHING,
        ),
      )
    default:
      return NOTHING
  }
}

function all(expressions: readonly Expression[], scope: Scope): Found {
  return together(expressions.map((each) => foundIn(each, scope)))
}

function together(found: readonly Found[]): Found {
  const inputs = new Set(found.flatMap((each) => [...each.inputs]).slice(0, MOST_INPUTS))
  return { inputs, open: found.map(({ open }) => open).find((open) => open !== undefined) }
}

/** Goes along the left side in a loop, as evaluation does. One side of a logical operator may decide without the other. */
function ofBinary(expression: Binary, scope: Scope): Found {
  const { first, operations } = chainOf(expression)
  return operations.reduce(
    (left, { operator, right }) => {
      const { inputs, open } = together([left, foundIn(right, scope)])
      const isLogic = operator === '&&' || operator === '||'
      return isLogic && inputs.size > 0 ? { inputs } : { inputs, open }
    },
    foundIn(first, scope),
  )
}

function ofName(expression: Variable | Traversal, scope: Scope): Found {
  const because = firstUnknown(evaluate(expression, scope))
  if (because === undefined) return NOTHING
  const local = localOf(expression, scope)
  const inside = local && foundIn(local.node, { file: local.file, evaluation: scope.evaluation })
  if (inside !== undefined && inside !== NOTHING) return inside
  return ofCause(because)
}

function ofCause(because: UnknownCause): Found {
  if (because.kind === 'condition' && because.inputs !== undefined) return { inputs: new Set(because.inputs) }
  const input = inputOf(because)
  return input === undefined ? { inputs: new Set(), open: because } : { inputs: new Set([input]) }
}

/** The expression that a local, or a member of an object that it is, stands for. */
function localOf(expression: Variable | Traversal, scope: Scope): Placed<Expression> | undefined {
  if (expression.kind !== 'traversal' || expression.root.kind !== 'variable') return undefined
  const { name: root } = expression.root
  const [first, ...steps] = expression.steps
  const name = root === 'local' && bound(scope, root) === undefined ? stepName(first) : undefined
  const local = name === undefined ? undefined : scope.evaluation.module.locals.get(name)
  const node = steps.reduce<Expression | undefined>(memberOf, local?.node)
  return local && node && { node, file: local.file }
}

function memberOf(node: Expression | undefined, step: Step): Expression | undefined {
  const name = node?.kind === 'object' ? stepName(step) : undefined
  if (node?.kind !== 'object' || name === undefined) return undefined
  return node.items.find(({ key }) => key.kind === 'variable' && key.name === name)?.value
}
