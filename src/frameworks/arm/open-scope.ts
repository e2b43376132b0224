/** The scope of a template's own expressions. */

import type { MappingNode } from '../node.ts'
import { memberOf, objectOf } from './members.ts'
import { callName } from './names.ts'
import { type Given, readParameters } from './parameters.ts'
import type { Document, Run, Scope } from './scope.ts'
import { readFunctions } from './user-functions.ts'
import { readVariables } from './variables.ts'

/** Opens the scope of a file, or of a nested template with expressions of its own. */
export function openScope(run: Run, document: Document, given: Given, chain: readonly string[]): Scope {
  const own = (): Scope => scope
  const { root } = document
  const scope: Scope = {
    run,
    document,
    parameters: readParameters(run, document, given, own),
    variables: readVariables(run, document, objectOf(root, 'variables'), own),
    functions: readFunctions(root),
    symbols: symbolsOf(root),
    loops: [],
    chain,
    call: callName,
  }
  if (!run.opened.has(root)) run.opened.set(root, scope)
  return scope
}

/** The resources with symbolic names. */
export function symbolsOf(template: MappingNode): MappingNode | undefined {
  const resources = memberOf(template, 'resources')
  return resources?.kind === 'mapping' ? resources : undefined
}
