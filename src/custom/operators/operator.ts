/** What an operator on a single value is. */
import type { Attr, Claim } from '../../core/claim.ts'
import type { Kind, Literal, Plain } from '../syntax.ts'

/** What stands beside an operator in a policy. */
export type Argument =
  | 'scalar'
  | 'scalars'
  | 'number'
  | 'text'
  | 'texts'
  | 'pattern'
  | 'ranges'
  | 'versions'
  | 'dates'

export interface Options {
  readonly ignoreCase: boolean
}

/** @param spend takes how much work it was, where that depends on the value; 1 is a microsecond or less */
export type MakeClaim = (
  attr: Attr<Plain>,
  note: (value: Plain) => string,
  spend?: (work: number) => void,
) => Claim

export interface Operator {
  readonly takes: readonly Kind[]
  readonly argument: Argument
  /** For docs and schema. */
  readonly describes: string
  /**
   * @param given as `argument` says; of `versions` and `dates` the word before each: `below`, `atLeast`
   * @returns a sentence where an argument means nothing
   */
  readonly compile: (given: readonly Literal[], options: Options) => MakeClaim | string
}

export const TEXT: readonly Kind[] = ['text']

/** Compares numbers by name, for `above: 3`, `count: { above: 3 }`, `version: { above: '1.2' }`. */
export const COMPARISONS = {
  above: (order: number) => order > 0,
  atLeast: (order: number) => order >= 0,
  below: (order: number) => order < 0,
  atMost: (order: number) => order <= 0,
} as const

export type Comparison = keyof typeof COMPARISONS

/** The text of a value; undefined for a list or a mapping. */
export function textOf(value: Plain): string | undefined {
  return typeof value === 'symbol' ? undefined : String(value)
}

/** The number that a value is or spells; undefined where it is none. */
export function numberOf(value: Plain): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const parsed = Number(value)
  return Number.isFinite(parsed) ? parsed : undefined
}
