/** What validations say of the text of a variable that is given none. */
import type { TextLimits, UnknownCause } from '../../core/value.ts'
import { anyOf, containing, limitedBy } from '../values/limits.ts'
import { closedList, textOf } from '../values/make.ts'
import type { Attribute, Block, Expression } from './hcl/ast.ts'
import { attributesOf, type Placed } from './placed.ts'
import { type Evaluation, evaluate } from './scope.ts'

const known = new WeakMap<Evaluation, Map<string, UnknownCause>>()

/** Why the value of a variable is not known, with what its validations say of it. */
export function causeOfVariable(name: string, evaluation: Evaluation): UnknownCause {
  const causes = known.get(evaluation) ?? new Map<string, UnknownCause>()
  known.set(evaluation, causes)
  const before = causes.get(name)
  if (before !== undefined) return before
  const declared = evaluation.module.variables.get(name)
  const limits = declared && limitsOf(name, declared, evaluation)
  const cause: UnknownCause = { kind: 'variable', name: `var.${name}`, ...(limits && { limits }) }
  causes.set(name, cause)
  return cause
}

/** The conditions of the validations of a variable. */
export function conditionsOf({ body }: Block): readonly Attribute[] {
  return body.items.flatMap((item) =>
    item.kind === 'block' && item.type.text === 'validation'
      ? attributesOf(item.body).filter((attribute) => attribute.name.text === 'condition')
      : [],
  )
}

/**
 * `can(regex("...", var.x))`, which matches a part of the text, and `contains([...], var.x)`.
 * https://developer.hashicorp.com/terraform/language/values/variables#custom-validation-rules
 */
function limitsOf(
  name: string,
  { node, file }: Placed<Block>,
  evaluation: Evaluation,
): TextLimits | undefined {
  const patterns = conditionsOf(node).flatMap((condition) => {
    const scope = { file: condition.file ?? file, evaluation }
    return conjuncts(condition.value).flatMap((each) => {
      const pattern = patternOf(each, name)
      const text = pattern && textOf(evaluate(pattern, scope))
      if (text !== undefined) return [containing(text)]
      const list = listThatContains(each, name)
      const items = list && closedList(evaluate(list, scope))?.items.map(textOf)
      const texts = items?.filter((item) => item !== undefined)
      return texts !== undefined && texts.length === items?.length ? [anyOf(texts)] : []
    })
  })
  return limitedBy(patterns)
}

/** What holds of a condition, each for itself. */
function conjuncts(condition: Expression): readonly Expression[] {
  const found: Expression[] = []
  let rest = condition
  while (rest.kind === 'binary' && rest.operator === '&&') {
    found.push(rest.right)
    rest = rest.left
  }
  return [...found, rest]
}

/** The pattern of `can(regex("...", var.x))`. */
function patternOf(condition: Expression, name: string): Expression | undefined {
  const inner = argumentsOf(condition, 'can')?.[0]
  const [pattern, value] = (inner && argumentsOf(inner, 'regex')) ?? []
  return isVariable(value, name) ? pattern : undefined
}

/** The list of `contains([...], var.x)`. */
export function listThatContains(condition: Expression, name: string): Expression | undefined {
  const [list, value] = argumentsOf(condition, 'contains') ?? []
  return isVariable(value, name) ? list : undefined
}

function argumentsOf(call: Expression, name: string): readonly Expression[] | undefined {
  return call.kind === 'call' && call.name === name && !call.spread ? call.args : undefined
}

function isVariable(value: Expression | undefined, name: string): boolean {
  if (value?.kind !== 'traversal' || value.root.kind !== 'variable') return false
  const [step, ...more] = value.steps
  const isNamed = value.root.name === 'var' && step?.kind === 'attribute' && step.name === name
  return isNamed && more.length === 0
}
