/** How `copy` is written where it makes values: in properties, variables and outputs. */
import type { Range } from '../../core/source.ts'
import type { Entry, Node } from '../node.ts'
import { memberOf, textOf } from './members.ts'

/** `{"name": ..., "count": ..., "input": ...}`: a property of this name that is a list. */
export interface ValueLoop {
  readonly name: string
  readonly count: Node
  readonly input: Node
  readonly range: Range
}

/** The loops of a `copy` entry; undefined where the entry is a property like others. */
export function loopsOf({ key, value }: Entry): readonly ValueLoop[] | undefined {
  if (key.toLowerCase() !== 'copy' || value.kind !== 'sequence') return undefined
  const loops = value.items.map(loopOf).filter((loop) => loop !== undefined)
  return loops.length === value.items.length ? loops : undefined
}

function loopOf(node: Node): ValueLoop | undefined {
  const name = textOf(node, 'name')
  const count = memberOf(node, 'count')
  const input = memberOf(node, 'input')
  if (name === undefined || count === undefined || input === undefined) return undefined
  return { name, count, input, range: node.range }
}
