/** The scope of a template's own expressions. */

import type { MappingNode } from '../node.ts'
import { memberOf, objectOf } from './members.ts'
import { callName } from './names.ts'
import { type Given, readParameters } from './parameters.ts'
import type { Document, Outside, Run, Scope } from './scope.ts'
import { readFunctions } from './user-functions.ts'
import { readVariables } from './variables.ts'

/**
 * Opens the scope of a file, or of a nested template with expressions of its own.
 * @param carrier of a template that is carried: what expressions see that its carrier evaluates
 */
export function openScope(
  run: Run,
  document: Document,
  given: Given,
  chain: readonly string[],
  carrier?: (own: Outside) => Outside,
): Scope {
  const own = (): Scope => scope
  const { root } = document
  const parameters = readParameters(run, document, given, own)
  const variables = readVariables(run, document, objectOf(root, 'variables'), own)
  const functions = readFunctions(root)
  const scope: Scope = {
    run,
    document,
    parameters,
    variables,
    functions,
    symbols: symbolsOf(root),
    loops: [],
    chain,
    call: callName,
    ...(carrier === undefined ? {} : { carriedBy: carrier({ parameters, variables, functions }) }),
  }
  if (!run.opened.has(root)) run.opened.set(root, scope)
  return scope
}

/** The resources with symbolic names. */
export function symbolsOf(template: MappingNode): MappingNode | undefined {
  const resources = memberOf(template, 'resources')
  return resources?.kind === 'mapping' ? resources : undefined
}
