/** Bounds on the work of evaluating one template: hostile ones multiply texts and lists by nesting. */
import type { Value } from '../../core/value.ts'
import { weigh } from './parts.ts'

/** What is left of the work that one template may cause. */
export interface Budget {
  /** Steps of evaluation, parts of values and runs of characters that may still be looked at. */
  steps: number
  /** How many evaluations are under way inside each other. */
  depth: number
  /** How many parts of values are looked at in the time of one step; one by default. */
  readonly partsPerStep?: number
}

/** Characters a computed text may have. */
export const MAX_TEXT = 1_000_000

/** The budget of one template. */
export function newBudget(steps: number): Budget {
  return { steps, depth: 0 }
}

/** Notes that work is done; false when there has been too much of it. */
export function spend(budget: Budget, steps: number): boolean {
  budget.steps -= steps
  return budget.steps > 0
}

/**
 * Notes the work of looking at values in full; false when there has been too much of it, or when one of them
 * has too many parts.
 */
export function spendOn(budget: Budget, values: readonly Value[]): boolean {
  const steps = weigh(values, budget.partsPerStep ?? 1)
  return steps !== undefined && spend(budget, steps)
}
