/** User-defined functions: `functions: [{namespace, members: {name: {parameters, output}}}]`. */

import type { Location } from '../../core/source.ts'
import type { Value } from '../../core/value.ts'
import { type MappingNode, type Node, quote } from '../node.ts'
import { excerpt } from '../values/excerpt.ts'
import { unevaluated } from '../values/make.ts'
import { writtenIn } from './definitions.ts'
import { memberOf, objectOf, textOf } from './members.ts'
import { resolveNode } from './resolve.ts'
import type { Definition, Scope } from './scope.ts'
import { knownText } from './words.ts'

/** The functions that a template defines, by `namespace.name` in lower case. */
export function readFunctions(root: MappingNode): ReadonlyMap<string, MappingNode> {
  const functions = new Map<string, MappingNode>()
  const section = memberOf(root, 'functions')
  for (const node of section?.kind === 'sequence' ? section.items : []) {
    const namespace = textOf(node, 'namespace') ?? ''
    for (const { key, value } of objectOf(node, 'members')?.entries.values() ?? []) {
      if (value.kind === 'mapping') functions.set(`${namespace}.${key}`.toLowerCase(), value)
    }
  }
  return functions
}

/** The result of a call. A function sees its own parameters, and nothing else of the template. */
export function callUserFunction(
  scope: Scope,
  name: string,
  args: readonly Value[],
  at: Location,
): Value | undefined {
  const definition = scope.functions.get(name)
  const body = memberOf(objectOf(definition, 'output'), 'value')
  if (definition === undefined || body === undefined) return undefined
  const parameters = new Map<string, Definition>()
  for (const [index, node] of parametersOf(definition).entries()) {
    const given = args[index]
    const own = textOf(node, 'name')
    if (given === undefined || own === undefined) return unevaluated(excerpt(at), at)
    parameters.set(own.toLowerCase(), argument(own, given))
  }
  const inside: Scope = { ...scope, parameters, variables: new Map(), symbols: undefined, loops: [] }
  const title = { what: `the function ${quote(name)}`, words: excerpt(at) }
  return writtenIn(title, scope.run, resolveNode(inside, body))
}

function parametersOf(definition: MappingNode): readonly Node[] {
  const parameters = memberOf(definition, 'parameters')
  return parameters?.kind === 'sequence' ? parameters.items : []
}

function argument(name: string, value: Value): Definition {
  const text = knownText(value)
  return {
    value: () => value,
    words: () => [text === undefined ? { expression: `parameters('${name}')` } : { text }],
  }
}
