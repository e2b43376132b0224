/** The values of a module's variables and locals: evaluated when they are first asked for, and once. */
import { evaluateExpression } from './evaluate.ts'
import type { Expression } from './hcl/ast.ts'
import type { Module } from './module.ts'
import { attributesOf, type Placed } from './placed.ts'
import { type Evaluation, evaluate, MAX_STEPS, type Scope, type Sourced } from './scope.ts'
import { unevaluated } from './values.ts'
import { fitType } from './variable-type.ts'

/** Starts the evaluation of a module. */
export function startEvaluation(module: Module): Evaluation {
  const variables = new Map<string, Sourced | undefined>()
  const locals = new Map<string, Sourced | undefined>()
  const evaluation: Evaluation = {
    evaluate: evaluateExpression,
    variable(name) {
      if (variables.has(name)) return variables.get(name)
      // A default must not ask for variables; one that does finds none.
      variables.set(name, undefined)
      variables.set(name, variable(module, name, evaluation))
      return variables.get(name)
    },
    local(name) {
      if (locals.has(name)) return locals.get(name)
      const placed = module.locals.get(name)
      if (placed === undefined) return undefined
      const what = `local ${JSON.stringify(name)}`
      // While it is being evaluated it stands for itself: whoever asks then is part of a circle.
      const at = { file: placed.file, range: placed.node.range }
      locals.set(name, { value: unevaluated(`local.${name}, which refers to itself,`, at), what })
      locals.set(name, { value: evaluatePlaced(placed, evaluation), what })
      return locals.get(name)
    },
    steps: MAX_STEPS,
    depth: 0,
    failures: 0,
  }
  return evaluation
}

function evaluatePlaced({ node, file }: Placed<Expression>, evaluation: Evaluation) {
  return evaluate(node, { file, evaluation })
}

/** A variable's value as far as the directory gives it one. */
function variable(module: Module, name: string, evaluation: Evaluation): Sourced | undefined {
  const declared = module.variables.get(name)
  const assigned = module.assignments.get(name)
  const attributes = declared === undefined ? [] : attributesOf(declared.node.body)
  const fallback = attributes.find((attribute) => attribute.name.text === 'default')
  const type = attributes.find((attribute) => attribute.name.text === 'type')
  const quoted = JSON.stringify(name)
  let written: { placed: Placed<Expression>; what: string } | undefined
  if (assigned !== undefined) {
    written = { placed: assigned, what: `the value of variable ${quoted} in ${assigned.fileName}` }
  } else if (declared !== undefined && fallback !== undefined) {
    const { value: node, file = declared.file } = fallback
    written = { placed: { node, file }, what: `the default of variable ${quoted}` }
  }
  if (written === undefined) return undefined
  const value = evaluatePlaced(written.placed, evaluation)
  if (declared === undefined || type === undefined) return { value, what: written.what }
  const scope: Scope = { file: type.file ?? declared.file, evaluation }
  return { value: fitType(type.value, value, scope), what: written.what }
}
