/** The two ways in which a call of an intrinsic function is written. */
import type { Node } from '../node.ts'

/** The call of an intrinsic: `!Sub x` and `{"Fn::Sub": "x"}` alike. */
export interface Call {
  /** `Ref`, `Fn::Sub`, ... */
  readonly name: string
  readonly argument: Node
}

/** The call that a node is, if it is one. */
export function callOf(node: Node): Call | undefined {
  if (node.tag !== undefined) {
    const { tag, ...argument } = node
    return { name: longName(tag), argument }
  }
  if (node.kind !== 'mapping' || node.entries.size !== 1) return undefined
  const [entry] = node.entries.values()
  if (entry === undefined || (entry.key !== 'Ref' && !entry.key.startsWith('Fn::'))) return undefined
  return { name: entry.key, argument: entry.value }
}

function longName(tag: string): string {
  if (tag === '!Ref' || tag === '!Condition') return tag.slice(1)
  return /^![A-Za-z0-9]+$/.test(tag) ? `Fn::${tag.slice(1)}` : tag
}
