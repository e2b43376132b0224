/** What a function of the table is, and how values are read as its arguments. */

import type { Location } from '../../../core/source.ts'
import type { List, Scalar, Value } from '../../../core/value.ts'
import type { Budget } from '../../values/budget.ts'
import { isOpen, textOf as jsonTextOf, provenanceOf, scalar } from '../../values/make.ts'

export interface Rule {
  /** Undefined where Azure would fail, or the result can't be told. */
  readonly run: (args: readonly Value[], site: CallSite) => Value | undefined
  /** How many arguments it takes; a call with others is not evaluated. */
  readonly takes: readonly [least: number, most: number]
  /** Unknown arguments are given to `run`; otherwise one makes the result unknown. */
  readonly takesUnknown?: boolean
  /** Alternatives are given to `run` as they are; otherwise it runs once for every case. */
  readonly takesAlternatives?: boolean
  /** The result is an argument or a part of one, so that a reference stays a link to its resource. */
  readonly passesOn?: boolean
}

export interface CallSite {
  /** The whole call. */
  readonly at: Location
  /** What is written there, for messages. */
  readonly text: string
  readonly budget: Budget
}

export type Rules = readonly (readonly [name: string, rule: Rule])[]

export const ANY_NUMBER = Number.POSITIVE_INFINITY

/** The text of a text. */
export function stringOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'json') return jsonTextOf(value)
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined
}

/** The text that a text, number or boolean becomes as a part of one; .NET writes booleans with a capital. */
export function textOf(value: Value | undefined): string | undefined {
  if (value?.kind !== 'scalar') return stringOf(value)
  if (typeof value.value === 'boolean') return value.value ? 'True' : 'False'
  return value.value === null ? undefined : String(value.value)
}

/** All of the values as texts; undefined when one of them can be none. */
export function allTexts(values: readonly Value[]): readonly string[] | undefined {
  const texts = values.map(textOf).filter((text) => text !== undefined)
  return texts.length === values.length ? texts : undefined
}

/** The whole number a value is. */
export function integerOf(value: Value | undefined): number | undefined {
  const number = value?.kind === 'scalar' ? value.value : undefined
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}

/** The boolean a value is, whatever its alternatives; undefined where it is none, or depends on the deployment. */
export function booleanOf(value: Value | undefined): boolean | undefined {
  if (value?.kind === 'scalar') return typeof value.value === 'boolean' ? value.value : undefined
  if (value?.kind !== 'either') return undefined
  const [yes, no] = value.branches.map(booleanOf)
  return yes === no ? yes : undefined
}

export function isNull(value: Value | undefined): boolean {
  return value?.kind === 'scalar' && value.value === null
}

/** A list whose items are all there is to it. */
export function closedList(value: Value | undefined): List | undefined {
  return value?.kind === 'list' && !isOpen(value) ? value : undefined
}

/** A result of arguments; where one was written elsewhere, so was the result. */
export function computed(value: Scalar['value'], args: readonly Value[], { at }: CallSite): Scalar {
  return scalar(
    value,
    at,
    args.map(provenanceOf).find((from) => from !== undefined),
  )
}
