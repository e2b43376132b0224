/** Reading the nodes of a policy file: what is there, and what should be. */
import type { Range } from '../core/source.ts'
import type { MappingNode, Node, ScalarNode } from '../frameworks/node.ts'
import type { Faults } from './faults.ts'
import type { Literal, Word } from './syntax.ts'

/** Texts in a policy are read by people. */
const LONGEST_TEXT = 2_000
const MOST_ITEMS = 1_000

/** Reads nodes of one file, and says what is wrong with them. */
export class Nodes {
  readonly faults: Faults

  constructor(faults: Faults) {
    this.faults = faults
  }

  /** The node as a mapping; a fault where it is none. */
  mapping(node: Node, what: string): MappingNode | undefined {
    if (node.kind === 'mapping') return node
    this.faults.add(node.range, `${what}: expected a mapping, got ${kindOf(node)}`)
    return undefined
  }

  /** Holds that a mapping has no other keys. */
  onlyKeys(node: MappingNode, known: readonly string[], what: string): void {
    for (const { key, keyRange } of node.entries.values()) {
      if (!known.includes(key)) this.faults.unknown(keyRange, what, key, known)
    }
  }

  /** A text at a key of a mapping; a fault where it is something else, or is missing and needed. */
  text(node: MappingNode, key: string, isNeeded: true): string
  text(node: MappingNode, key: string, isNeeded?: boolean): string | undefined
  text(node: MappingNode, key: string, isNeeded = false): string | undefined {
    const entry = node.entries.get(key)
    if (entry === undefined) {
      if (isNeeded) this.faults.add(startOf(node.range), `missing '${key}'`)
      return isNeeded ? '' : undefined
    }
    return this.word(entry.value, key)?.text ?? (isNeeded ? '' : undefined)
  }

  /** A text; a fault where it is none. */
  word(node: Node, what: string): Word | undefined {
    const literal = this.literal(node, what)
    if (literal === undefined) return undefined
    if (literal.text.trim() === '') this.faults.add(node.range, `${what}: must not be empty`)
    else if (literal.text.length > LONGEST_TEXT)
      this.faults.add(node.range, `${what}: at most ${LONGEST_TEXT} characters`)
    return { text: literal.text.trim(), range: node.range }
  }

  /** Texts: one, or a list of them. */
  words(node: Node, what: string): readonly Word[] {
    return this.items(node, what).flatMap((item) => this.word(item, what) ?? [])
  }

  /** A scalar other than null. */
  literal(node: Node, what: string): Literal | undefined {
    if (node.kind === 'scalar' && node.value !== null && node.tag === undefined) return literalOf(node)
    this.faults.add(node.range, `${what}: expected a value, got ${kindOf(node)}`)
    return undefined
  }

  /** Scalars: one, or a list of them that is not empty. */
  literals(node: Node, what: string): readonly Literal[] {
    return this.items(node, what).flatMap((item) => this.literal(item, what) ?? [])
  }

  items(node: Node, what: string): readonly Node[] {
    if (node.kind !== 'sequence') return [node]
    if (node.items.length === 0) this.faults.add(node.range, `${what}: must not be empty`)
    if (node.items.length > MOST_ITEMS) this.faults.add(node.range, `${what}: at most ${MOST_ITEMS} items`)
    return node.items.slice(0, MOST_ITEMS)
  }

  boolean(node: Node, what: string): boolean | undefined {
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value
    this.faults.add(node.range, `${what}: expected true or false, got ${kindOf(node)}`)
    return undefined
  }
}

/** `on` and `yes` are texts here: only true and false are booleans. */
function literalOf({ value, text }: ScalarNode): Literal {
  if (typeof value === 'boolean')
    return /^(?:true|false)$/i.test(text) ? { value, text } : { value: text, text }
  // An infinite number is the text that is written: nothing that is read from JSON or HCL equals it.
  if (typeof value === 'number' && !Number.isFinite(value)) return { value: text, text }
  return { value: value ?? '', text }
}

function kindOf(node: Node): string {
  switch (node.kind) {
    case 'mapping':
      return 'a mapping'
    case 'sequence':
      return 'a list'
    case 'scalar':
      if (node.tag !== undefined) return `the tag ${node.tag.slice(0, 20)}`
      return node.value === null
        ? 'nothing'
        : `'${node.text.length > 40 ? `${node.text.slice(0, 40)}…` : node.text}'`
  }
}

function startOf({ start }: Range): Range {
  return { start, end: start }
}
