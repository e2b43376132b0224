/** Members of objects in an ARM template, whose names count in any case. */

import { keyOf } from '../../core/properties.ts'
import type { Entry, MappingNode, Node, ScalarNode } from '../node.ts'
import { isExpression, literalText } from './expression/parse-expression.ts'

/** The entry of this name: as written, or in another case. */
export function entryOf(node: Node | undefined, name: string): Entry | undefined {
  if (node?.kind !== 'mapping') return undefined
  const key = keyOf(node.entries, name)
  return key === undefined ? undefined : node.entries.get(key)
}

export function memberOf(node: Node | undefined, name: string): Node | undefined {
  return entryOf(node, name)?.value
}

export function objectOf(node: Node | undefined, name: string): MappingNode | undefined {
  const member = memberOf(node, name)
  return member?.kind === 'mapping' ? member : undefined
}

/** The member as a text, if it is one. */
export function textOf(node: Node | undefined, name: string): string | undefined {
  const member = memberOf(node, name)
  return member?.kind === 'scalar' && typeof member.value === 'string' ? member.value : undefined
}

/** Whether a node says what it is by itself, and no expression decides that later. */
export function isWritten(node: Node): boolean {
  return node.kind !== 'scalar' || typeof node.value !== 'string' || !isExpression(literalText(node.value))
}

export function isTrue(node: Node | undefined): node is ScalarNode {
  return node?.kind === 'scalar' && node.value === true
}
