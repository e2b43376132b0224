/** The syntax tree that JSON and YAML share: every part with its exact place in the text. */
import type { Range, SourceFile } from '../core/source.ts'
import type { Problem } from '../core/template.ts'

export type Node = ScalarNode | SequenceNode | MappingNode

export interface ScalarNode {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  /** The decoded text: `"1.10"` where the value is the number 1.1. */
  readonly text: string
  /** JSON has `plain` (numbers, true, false, null) and `double`. */
  readonly style: ScalarStyle
  /** All of it, with the quotes and the tag. */
  readonly range: Range
  /** Without quotes and tag; for block scalars the lines below the header. */
  readonly content: Range
  /** As written: `!Ref`. */
  readonly tag?: string
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

export interface SequenceNode {
  readonly kind: 'sequence'
  readonly items: readonly Node[]
  readonly range: Range
  readonly tag?: string
}

export interface MappingNode {
  readonly kind: 'mapping'
  /** In the order of the text; of keys that are written twice, the last. */
  readonly entries: ReadonlyMap<string, Entry>
  readonly range: Range
  readonly tag?: string
}

export interface Entry {
  readonly key: string
  /** The key with its quotes. */
  readonly keyRange: Range
  readonly value: Node
}

/** A part of a text that breaks the rules of its syntax, and where. */
export interface SyntaxProblem {
  readonly message: string
  readonly range: Range
  /** Set where the text says the same without it: a comma too many, a key that is written twice. */
  readonly losesNothing?: true
}

/** What could be read of a text. Without problems, all of it; an empty text has no root. */
export interface ParsedText {
  readonly root: Node | undefined
  readonly problems: readonly SyntaxProblem[]
  /** Where a problem begins to bend the structure, so that the tree may not say what was meant; else Infinity. */
  readonly validUntil: number
  /** Parts before that which the tree does not say: what is around them is incomplete. */
  readonly lost: readonly Range[]
}

/** Whether all of a range was read, and means what it says. */
export function isSound(
  { validUntil, lost }: Pick<ParsedText, 'validUntil' | 'lost'>,
  range: Range,
): boolean {
  if (range.end >= validUntil) return false
  return lost.every(({ start, end }) => range.end < start || end <= range.start)
}

/** Levels of nesting that are read; hostile texts go deeper, real templates stay below 40. */
export const MAX_DEPTH = 250

/** Problems that are listed for one text; the rest would say the same. */
export const MAX_PROBLEMS = 100

/** The words for a text that nests deeper than MAX_DEPTH. */
export const TOO_DEEP = `nested deeper than ${MAX_DEPTH} levels`

/** The words for a key that its mapping has already. */
export function duplicateKey(key: string): string {
  return `the key ${quote(key)} is written twice`
}

/** The problems of a parsed file at their places; those of JSON name it, because YAML may be meant in braces. */
export function problemsIn(file: SourceFile, { problems }: ParsedText, isJSON: boolean): Problem[] {
  return problems.map(({ message, range }) => ({
    message: isJSON ? `invalid JSON: ${message}` : message,
    at: { file, range },
  }))
}

/** The place of an entry: from its key to the end of its value. */
export function entryRange(entry: Entry): Range {
  const { start, end } = entry.keyRange
  const value = entry.value.range
  // The value of a YAML alias stands elsewhere.
  return value.start < end ? entry.keyRange : { start, end: Math.max(end, value.end) }
}

/** A text in quotes for a message, cut where it is long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}
