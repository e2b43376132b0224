/**
 * Values of JSON files as expressions, by the rules of
 * https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
import type { Entry, Node } from '../../node.ts'
import type { Expression, Fault, Name } from './ast.ts'
import { readExpression, readLiteral, readTemplate } from './json-text-parts.ts'
import { numberLiteral } from './number-literal.ts'

/** How strings are taken: as templates, as they are, or as expressions (types, references). */
export type Mode = 'template' | 'literal' | 'expression'

/** A file on its way to a syntax tree. */
export interface JsonSource {
  readonly text: string
  readonly faults: Fault[]
  /** Where a fault begins to bend the structure. */
  readonly validUntil: number
  /** Whether blocks were left out. */
  isCut: boolean
}

/** A property that says nothing, as people write comments. */
export const COMMENT_KEY = '//'

/** A value as an expression; keys of objects are templates as well. */
export function toExpression(node: Node, mode: Mode, source: JsonSource): Expression {
  const { range } = node
  switch (node.kind) {
    case 'sequence':
      return { kind: 'tuple', items: node.items.map((item) => toExpression(item, mode, source)), range }
    case 'mapping': {
      const entries = [...node.entries.values()].filter(({ key }) => key !== COMMENT_KEY)
      const items = entries.map((entry) => ({
        key: keyOf(entry, mode, source),
        bare: false,
        value: toExpression(entry.value, mode, source),
      }))
      return { kind: 'object', items, range }
    }
    case 'scalar':
      if (typeof node.value === 'number') return { ...numberLiteral(node.text), range }
      if (typeof node.value !== 'string') return { kind: 'literal', value: node.value, range }
      if (mode === 'literal') return readLiteral(source.text, node)
      if (mode === 'template') return readTemplate(source.text, node, source.faults)
      return readExpression(source.text, node, source.faults)
  }
}

function keyOf({ key, keyRange }: Entry, mode: Mode, { text, faults }: JsonSource): Expression {
  const content = { start: keyRange.start + 1, end: keyRange.end - 1 }
  const string = { text: key, range: keyRange, content }
  return mode === 'template' ? readTemplate(text, string, faults) : readLiteral(text, string)
}

/** A key as a name, with its quotes. */
export function nameOf({ key, keyRange }: Entry): Name {
  return { text: key, range: keyRange }
}
