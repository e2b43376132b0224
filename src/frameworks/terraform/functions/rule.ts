/** What a function of the table is, and how values are read as its arguments. */
import { compareText } from '../../../core/compare.ts'
import type { Value } from '../../../core/value.ts'
import type { Builtin, CallSite as Call } from '../../values/builtin.ts'
import { isConditional } from '../../values/elements.ts'
import { textOf } from '../../values/make.ts'
import { failed, type Scope } from '../scope.ts'

export interface CallSite extends Call {
  readonly scope: Scope
}

export type Rule = Builtin<CallSite>

/** What a call gives that fails in Terraform too, which is what `try` and `can` ask. */
export function fails({ at, scope }: CallSite): Value {
  return failed(scope, at.range)
}

export type Rules = readonly (readonly [name: string, rule: Rule])[]

/** All of the values as texts; undefined when one of them is none. */
export function allTexts(values: readonly Value[]): readonly string[] | undefined {
  const texts = values.map(textOf).filter((text) => text !== undefined)
  return texts.length === values.length ? texts : undefined
}

/** The order of texts. */
export function byText(a: Value, b: Value): number {
  return compareText(textOf(a) ?? '', textOf(b) ?? '')
}

/** Whether a value may stand for any number of items of a list, so that the list is open. */
export function mayBeMany(value: Value): boolean {
  return value.kind === 'unknown' || isConditional(value)
}

/** Whether a value is certainly what it is: neither unknown nor one of several. */
export function isCertain({ kind }: Value): boolean {
  return kind !== 'unknown' && kind !== 'either'
}

/** Fails for what certainly is of another type than the function takes. */
export function refuse(value: Value | undefined, site: CallSite): Value | undefined {
  return value !== undefined && isCertain(value) ? fails(site) : undefined
}

export function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null
}
