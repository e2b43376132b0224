/** What a function of the table is, and how values are read as its arguments. */
import { compareText } from '../../../core/compare.ts'
import type { Location } from '../../../core/source.ts'
import type { List, Value } from '../../../core/value.ts'
import { isConditional } from '../../values/elements.ts'
import { isOpen, textOf } from '../../values/make.ts'
import { failed, type Scope } from '../scope.ts'

export interface Rule {
  /** Undefined where the result can't be told. None of the values is an alternative. */
  readonly run: (args: readonly Value[], site: CallSite) => Value | undefined
  /** Unknown arguments are given to `run`; otherwise one makes the result unknown. */
  readonly takesUnknown?: boolean
  /** The result is an argument or a part of one, so that a reference stays a link to its resource. */
  readonly passesOn?: boolean
}

export interface CallSite {
  readonly at: Location
  readonly scope: Scope
}

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

/** A list whose items are all there is to it. */
export function closedList(value: Value | undefined): List | undefined {
  return value?.kind === 'list' && !isOpen(value) ? value : undefined
}

/** Whether a value may stand for any number of items of a list, so that the list is open. */
export function mayBeMany(value: Value): boolean {
  return value.kind === 'unknown' || isConditional(value)
}
