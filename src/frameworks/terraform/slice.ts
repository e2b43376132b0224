/** Shares of the work on a template: one value that takes too much is given up, and not the others with it. */
import { type Location, sameLocation } from '../../core/source.ts'
import type { Gap } from '../../core/template.ts'
import type { Value } from '../../core/value.ts'
import { unevaluated } from '../values/make.ts'
import type { GivenUp, ModuleBudget } from './scope.ts'

/** The share of what is left that one value may take. */
const SHARE = 0.8
/** Values that are given up are reported one by one up to this many. */
const MOST_NAMED = 10
/** Steps with which hardly anything is evaluated. */
const LEAST_LEFT = 1_000

/**
 * A value, computed with a share of the work that is left. Where that is not enough, the value is not known, and
 * what does not depend on it is still evaluated: a value that is asked for inside of another one has its own share.
 *
 * @param what how to name it: `local.rules`
 */
export function inSlice(
  budget: ModuleBudget,
  { what, at }: { readonly what: string; readonly at: Location },
  compute: () => Value,
): Value {
  const { steps: outer, reserved, forType } = budget
  const all = Math.max(0, outer) + reserved
  const share = Math.floor(all * SHARE)
  budget.steps = share
  budget.reserved = all - share
  budget.forType = false
  const value = compute()
  budget.forType = forType
  const isGivenUp = budget.steps <= 0
  const left = budget.steps + budget.reserved
  budget.steps = Math.min(outer, left)
  budget.reserved = Math.max(0, left - Math.max(0, budget.steps))
  if (!isGivenUp) return value
  // What takes too much inside of it has been named.
  giveUp(budget, { what, at })
  return unevaluated(`${what}, which takes too much work,`, value.at)
}

/** Notes what is given up; of a module that is called often, once. */
function giveUp({ givenUp }: ModuleBudget, { what, at }: GivenUp): void {
  const isNamed = givenUp.some((other) => other.what === what && sameLocation(other.at, at))
  if (!isNamed && givenUp.length < MOST_NAMED) givenUp.push({ what, at })
}

/** What is said of values that were given up. */
export function gapsOf({ steps, reserved, givenUp }: ModuleBudget, start: Location): readonly Gap[] {
  const named = givenUp.map(({ what, at }) => gap(`evaluation limit reached: ${what} is not known`, at))
  const isCut = steps + reserved <= LEAST_LEFT || named.length >= MOST_NAMED
  return isCut ? [...named, gap('evaluation limit reached: remaining values are not known', start)] : named
}

function gap(message: string, at: Location): Gap {
  return { message, at, notable: true }
}
