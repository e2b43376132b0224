/** Variables: evaluated when they are used, loops among them included. */
import { locate } from '../../core/source.ts'
import { type MappingNode, quote } from '../node.ts'
import { definedAs, definedBy, type Title } from './definitions.ts'
import { loopsOf, type ValueLoop } from './loops.ts'
import { runLoop } from './resolve.ts'
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
    if (entry.value.range.end > document.validUntil) continue
    const loops = loopsOf(entry)
    if (loops === undefined) {
      variables.set(entry.key.toLowerCase(), definedBy(titleOf(entry.key), run, entry.value, scope))
    }
    for (const loop of loops ?? []) variables.set(loop.name.toLowerCase(), madeBy(loop, run, scope))
  }
  return variables
}

function madeBy(loop: ValueLoop, run: Run, scope: () => Scope): Definition {
  const title = titleOf(loop.name)
  const at = () => locate(scope().document, loop.range)
  return {
    value: definedAs(title, run, () => runLoop(scope(), loop, at()), at),
    words: () => [{ expression: title.words }],
  }
}

function titleOf(name: string): Title {
  return { what: `variable ${quote(name)}`, words: `variables('${name}')` }
}
