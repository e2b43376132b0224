/** What a function of the table is, and how values are read as its arguments. */

import type { Scalar, Value } from '../../../core/value.ts'
import type { Builtin, CallSite } from '../../values/builtin.ts'
import { computed as computedFrom, textOf as jsonTextOf } from '../../values/make.ts'

/** A function of ARM says how many arguments it takes. */
export type Rule = Builtin & Required<Pick<Builtin, 'takes'>>

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

/** A result of arguments; where one was written elsewhere, so was the result. */
export function computed(value: Scalar['value'], args: readonly Value[], { at }: CallSite): Scalar {
  return computedFrom(value, args, at)
}
