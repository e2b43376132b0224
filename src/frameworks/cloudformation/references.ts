/** References: to parameters, resources, their attributes, and pseudo parameters. */
import type { Location } from '../../core/source.ts'
import type { Value } from '../../core/value.ts'
import { type Evaluation, unknown } from './evaluation.ts'
import { referParameter } from './parameters.ts'

/** What `Ref` of a name gives; undefined for AWS::NoValue. */
export function refer(evaluation: Evaluation, name: string, at: Location): Value | undefined {
  if (name === 'AWS::NoValue') return undefined
  const parameter = evaluation.parameters.get(name)
  if (parameter !== undefined) return referParameter(evaluation, parameter, at)
  return unknown({ kind: 'reference', to: name, ...linkTo(evaluation, name) }, at)
}

/** @param path a logical id, a dot, and the attribute's name */
export function referAttribute(evaluation: Evaluation, path: string, at: Location): Value {
  const dot = path.indexOf('.')
  const resource = dot === -1 ? path : path.slice(0, dot)
  return unknown({ kind: 'reference', to: path, ...linkTo(evaluation, resource) }, at)
}

function linkTo(evaluation: Evaluation, name: string): { readonly resource?: string } {
  return evaluation.resources.has(name) ? { resource: evaluation.prefix + name } : {}
}
