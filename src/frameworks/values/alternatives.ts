/** Values that depend on a condition: carrying them through what is done with them. */

import type { Location } from '../../core/source.ts'
import {
  type Choice,
  causeOfChoice,
  choiceBecause,
  type Either,
  type Unknown,
  type Value,
} from '../../core/value.ts'
import { firstUnknown } from './equality.ts'
import { scalar, unknown } from './make.ts'

/** More conditions in one place give more cases than anyone can read. */
const MAX_CONDITIONS = 3

/**
 * Applies a function to values of which some are alternatives: once for every case, with the cases kept
 * apart in the result. With too many conditions the result is unknown.
 */
export function distribute(
  values: readonly Value[],
  at: Location,
  apply: (values: readonly Value[]) => Value,
): Value {
  if (values.every((value) => value.kind !== 'either')) return apply(values)
  const conditions = values.reduce((sum, value) => sum + countConditions(value, MAX_CONDITIONS), 0)
  return conditions > MAX_CONDITIONS ? tooMany(values, at) : eachCase(values, VALUES, at, apply)
}

/** How things look of which some depend on conditions. */
export interface Cases<T> {
  readonly eitherOf: (item: T) => Either | undefined
  /** The item when one of its branches is taken. */
  readonly take: (item: T, branch: Value | undefined) => T
  /** Set where conditions of the same name are the same, so that one decides all items that depend on it. */
  readonly byName?: true
}

/** A branch that is nothing at all is null where it is used. */
const VALUES: Cases<Value> = {
  eitherOf: (value) => (value.kind === 'either' ? value : undefined),
  take: (value, branch) => branch ?? scalar(null, value.at),
}

/**
 * Applies a function to things of which some are alternatives: once for every case, with the cases kept apart in the
 * result. With too many conditions, `apply` gets the rest of them as they are.
 */
export function eachCase<T>(
  items: readonly T[],
  cases: Cases<T>,
  at: Location,
  apply: (items: readonly T[]) => Value,
  conditions: number = MAX_CONDITIONS,
): Value {
  const index = conditions === 0 ? -1 : items.findIndex((item) => cases.eitherOf(item) !== undefined)
  const first = items[index]
  const either = first && cases.eitherOf(first)
  if (either === undefined) return apply(items)
  const { condition } = either
  const take = (side: 0 | 1): Value => {
    const taken = items.map((item, at): T => {
      const own = cases.eitherOf(item)
      const isDecided = at === index || (cases.byName === true && own?.condition === condition)
      return own !== undefined && isDecided ? cases.take(item, own.branches[side]) : item
    })
    return eachCase(taken, cases, at, apply, conditions - 1)
  }
  return { ...either, branches: [take(0), take(1)], at }
}

function tooMany(values: readonly Value[], at: Location): Unknown {
  const first = values.find((value): value is Either => value.kind === 'either')
  return unknown(causeOfChoice(first ?? { condition: '' }), at)
}

/** Whether a value is one, or one of so few alternatives that they are told apart. */
export function hasFewCases(value: Value): boolean {
  return countConditions(value, MAX_CONDITIONS) <= MAX_CONDITIONS
}

/** Conditions nested at the top of a value; stops counting above `most`. */
function countConditions(value: Value | undefined, most: number): number {
  if (value?.kind !== 'either' || most < 0) return 0
  const yes = countConditions(value.branches[0], most - 1)
  return 1 + yes + countConditions(value.branches[1], most - 1 - yes)
}

/**
 * One of several values, whichever it is; undefined where there is none.
 * @param choice what chooses: a name for it, by which values that it chooses go together, and why it is not known
 */
export function oneOf([first, ...others]: readonly Value[], choice: Choice, at: Location): Value | undefined {
  const rest = first && oneOf(others, choice, at)
  return rest === undefined ? first : { kind: 'either', ...choice, branches: [first, rest], at }
}

/** Applies a function to both branches; a branch that is nothing stays nothing. */
export function mapBranches(either: Either, apply: (branch: Value) => Value, at: Location): Either {
  const [yes, no] = either.branches
  return { ...either, branches: [yes && apply(yes), no && apply(no)], at }
}

/** A choice by a condition that is not known: with the input that decides it, or why it is not known. */
export function choiceBy(condition: Value, words: string): Choice {
  const because = firstUnknown(condition)
  return because === undefined ? { condition: words } : choiceBecause(words, because)
}
