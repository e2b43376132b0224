/** The syntax tree of ARM's template expressions. Every range is one of the source file's text. */
import type { Range } from '../../../core/source.ts'

export type Expression = Literal | Call | Member | Index

/** `'it''s'` or `42`. */
export interface Literal {
  readonly kind: 'literal'
  readonly value: string | number
  readonly range: Range
}

/** `concat('a', 'b')`, `namespace.name()`. */
export interface Call {
  readonly kind: 'call'
  /** As written; of a user-defined function with its namespace. Case doesn't count. */
  readonly name: string
  readonly nameRange: Range
  readonly args: readonly Expression[]
  readonly range: Range
}

/** `object.name` */
export interface Member {
  readonly kind: 'member'
  readonly object: Expression
  /** As written; case doesn't count. */
  readonly name: string
  readonly nameRange: Range
  readonly range: Range
}

/** `object[key]` */
export interface Index {
  readonly kind: 'index'
  readonly object: Expression
  readonly key: Expression
  readonly range: Range
}
