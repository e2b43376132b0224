/** Conditional expressions: which branch is taken, and as which type. */
import { locate } from '../../core/source.ts'
import type { Value } from '../../core/value.ts'
import type { Conditional, Expression } from './hcl/ast.ts'
import { choiceByExpression } from './inputs.ts'
import { toBoolean } from './operators.ts'
import { evaluate, failed, isFailure, type Scope } from './scope.ts'
import { convert } from './types/convert.ts'
import { allOf, isSameType, type Type, typeOf } from './types/type.ts'
import { unify } from './types/unify.ts'

/** One of both branches, or both as alternatives where the condition is not known. */
export function evaluateConditional(expression: Conditional, scope: Scope): Value {
  const at = locate(scope, expression.range)
  const { budget } = scope.evaluation
  const before = budget.failures
  const condition = evaluate(expression.condition, scope)
  // What fails inside of a condition is no matter to its value, but to the type of a branch that is not taken.
  if (budget.forType && budget.failures > before) return withoutCondition(expression, scope)
  const known = toBoolean(condition)
  if (known !== undefined) return choose(expression, known, scope)
  if (isFailure(condition) || isCertain(condition)) return withoutCondition(expression, scope)
  const { failures } = budget
  const branches = [evaluate(expression.yes, scope), evaluate(expression.no, scope)] as const
  // What fails in a branch fails only if the branch is taken.
  budget.failures = failures
  return {
    ...choiceByExpression(condition, expression.condition, scope),
    kind: 'either',
    branches,
    at,
  }
}

/** What fails by its condition has the type that its branches have in common. */
function withoutCondition({ yes, no, range }: Conditional, scope: Scope): Value {
  // A null that has no type takes that of the other branch.
  const typed = [yes, no].filter((branch) => branch.kind !== 'literal' || branch.value !== null)
  const types = typed.length === 0 ? undefined : allOf(typed.map((branch) => typeOfBranch(branch, scope)))
  const type = types && unify(types)
  const value = failed(scope, range)
  return type === undefined ? value : { ...value, type }
}

function isCertain({ kind }: Value): boolean {
  return kind !== 'unknown' && kind !== 'either'
}

/** The branch that is taken, as the type that both have in common; where they have none, Terraform refuses it. */
function choose({ yes, no, range }: Conditional, condition: boolean, scope: Scope): Value {
  const value = evaluate(condition ? yes : no, scope)
  const type = typeOf(value)
  if (type === undefined || (type.kind === 'any' && value.kind === 'unknown')) return value
  const { budget } = scope.evaluation
  const { failures } = budget
  const other = typeOfBranch(condition ? no : yes, scope)
  budget.failures = failures
  if (other === undefined || isSameType(type, other)) return value
  const common = type.kind === 'any' ? other : unify([type, other])
  if (common !== undefined && value.kind === 'unknown') return { ...value, type: common }
  const converted = common && convert(value, common)
  if (converted === undefined || converted === 'fails') return failed(scope, range)
  return converted === 'open' ? value : converted
}

/** Expressions that have a type also where a part of them fails. */
const TYPED: ReadonlySet<Expression['kind']> = new Set([
  'tuple',
  'object',
  'for',
  'unary',
  'binary',
  'conditional',
  'template',
])

/** The type of an expression whose value does not count; undefined where it is not known, or may be any. */
function typeOfBranch(expression: Expression, scope: Scope): Type | undefined {
  const { budget } = scope.evaluation
  const { failures, forType } = budget
  budget.forType = true
  const type = typeOf(evaluate(expression, scope))
  budget.forType = forType
  const isTyped = budget.failures === failures || TYPED.has(expression.kind)
  return isTyped && type?.kind !== 'any' ? type : undefined
}
