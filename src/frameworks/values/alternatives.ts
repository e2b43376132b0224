/** Values that depend on a condition: carrying them through what is done with them. */
import type { Location } from '../../core/source.ts'
import type { Either, Unknown, Value } from '../../core/value.ts'
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
  return conditions > MAX_CONDITIONS ? tooMany(values, at) : distributeFirst(values, at, apply)
}

function distributeFirst(
  values: readonly Value[],
  at: Location,
  apply: (values: readonly Value[]) => Value,
): Value {
  const index = values.findIndex((value) => value.kind === 'either')
  const either = values[index]
  if (either?.kind !== 'either') return apply(values)
  // A branch that is nothing at all is null where it is used.
  const take = (branch: Value | undefined): Value =>
    distributeFirst(values.with(index, branch ?? scalar(null, either.at)), at, apply)
  const [yes, no] = either.branches
  return { kind: 'either', condition: either.condition, branches: [take(yes), take(no)], at }
}

function tooMany(values: readonly Value[], at: Location): Unknown {
  const first = values.find((value): value is Either => value.kind === 'either')
  return unknown({ kind: 'condition', name: first?.condition ?? '' }, at)
}

/** Conditions nested at the top of a value; stops counting above `most`. */
function countConditions(value: Value | undefined, most: number): number {
  if (value?.kind !== 'either' || most < 0) return 0
  const yes = countConditions(value.branches[0], most - 1)
  return 1 + yes + countConditions(value.branches[1], most - 1 - yes)
}

/** Applies a function to both branches; a branch that is nothing stays nothing. */
export function mapBranches(either: Either, apply: (branch: Value) => Value, at: Location): Either {
  const [yes, no] = either.branches
  return { ...either, branches: [yes && apply(yes), no && apply(no)], at }
}
