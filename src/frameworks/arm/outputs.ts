/** What a deployment gives back: `reference(...).outputs.name.value`. */
import { locate } from '../../core/source.ts'
import type { Value } from '../../core/value.ts'
import { type MappingNode, type Node, quote } from '../node.ts'
import { caselessMapping, unevaluated } from '../values/make.ts'
import { writtenIn } from './definitions.ts'
import { memberOf, objectOf } from './members.ts'
import { resolveNode, runLoop } from './resolve.ts'
import { once, type Scope } from './scope.ts'

/** The properties of a deployment that are known: `{outputs: {name: {value: ...}}}`. */
export function outputsOf(scope: Scope, template: MappingNode): () => Value {
  const section = objectOf(template, 'outputs')
  const at = locate(scope.document, (section ?? template).range)
  const compute = (): Value => {
    const outputs = new Map<string, Value>()
    for (const { key, value: node } of section?.entries.values() ?? []) {
      const value = outputValue(scope, key, node)
      if (value === undefined) continue
      const title = { what: `the output ${quote(key)}`, words: `outputs.${key}` }
      const entries = new Map([['value', writtenIn(title, scope.run, value)]])
      outputs.set(key, caselessMapping(entries, locate(scope.document, node.range)))
    }
    return caselessMapping(new Map([['outputs', caselessMapping(outputs, at)]]), at)
  }
  return once(scope.run, compute, () => unevaluated('what deployments give to each other', at))
}

/** An output, or the list that a `copy` in it makes. */
function outputValue(scope: Scope, name: string, output: Node): Value | undefined {
  const value = memberOf(output, 'value')
  if (value !== undefined) return resolveNode(scope, value)
  const copy = objectOf(output, 'copy')
  const count = memberOf(copy, 'count')
  const input = memberOf(copy, 'input')
  if (copy === undefined || count === undefined || input === undefined) return undefined
  return runLoop(scope, { name, count, input, range: copy.range }, locate(scope.document, copy.range))
}
