/** References: to parameters, resources, their attributes, and pseudo parameters. */

import type { Reference } from '../../core/reference.ts'
import type { Location } from '../../core/source.ts'
import type { Value } from '../../core/value.ts'
import { unknown } from '../values/make.ts'
import type { Evaluation } from './evaluation.ts'
import { referParameter } from './parameters.ts'

/** What `Ref` of a name gives; undefined for AWS::NoValue. */
export function refer(evaluation: Evaluation, name: string, at: Location): Value | undefined {
  if (name === 'AWS::NoValue') return undefined
  const parameter = evaluation.parameters.get(name)
  if (parameter !== undefined) return referParameter(evaluation, parameter, at)
  const what = name.startsWith('AWS::') ? ({ root: 'pseudo', name } as const) : targetOf(evaluation, name)
  return unknown({ kind: 'reference', ...what, attribute: [], text: name }, at)
}

/** @param path a logical id, a dot, and the attribute's name */
export function referAttribute(evaluation: Evaluation, path: string, at: Location): Value {
  const [name = '', ...attribute] = path.split('.')
  return unknown({ kind: 'reference', ...targetOf(evaluation, name), attribute, text: path }, at)
}

function targetOf(evaluation: Evaluation, name: string): Pick<Reference, 'root' | 'name' | 'resource'> {
  const { resources, prefix } = evaluation
  return resources.has(name) ? { root: 'resource', resource: prefix + name } : { root: 'resource', name }
}
