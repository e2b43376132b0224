/** Variables: evaluated when they are used, loops among them included. */
import { isSound, type MappingNode, quote } from '../node.ts'
import { definedBy, definedByLoop, type Title } from './definitions.ts'
import { loopsOf } from './loops.ts'
import type { Definition, Definitions, Document, Run, Scope } from './scope.ts'

/** Reads the `variables` section; `scope` is where their expressions are evaluated. */
export function readVariables(
  run: Run,
  document: Document,
  section: MappingNode | undefined,
  scope: () => Scope,
): Definitions {
  const variables = new Map<string, Definition>()
  for (const entry of section?.entries.values() ?? []) {
    // After a fault the values may belong elsewhere.
    if (!isSound(document, entry.value.range)) continue
    const loops = loopsOf(entry)
    if (loops === undefined) {
      variables.set(entry.key.toLowerCase(), definedBy(titleOf(entry.key), run, entry.value, scope))
    }
    for (const loop of loops ?? []) {
      variables.set(loop.name.toLowerCase(), definedByLoop(titleOf(loop.name), run, loop, scope))
    }
  }
  return variables
}

function titleOf(name: string): Title {
  return { what: `variable ${quote(name)}`, words: `variables('${name}')` }
}
