/** Bounds on the work of evaluating one template: hostile ones multiply texts and lists by nesting. */
import { partsOf, type Value } from '../../core/value.ts'

/** What is left of the work that one template may cause. */
export interface Budget {
  /** Steps of evaluation, parts of values and runs of characters that may still be looked at. */
  steps: number
  /** How many evaluations are under way inside each other. */
  depth: number
}

/** Far more than a template of 4 MB, Azure's limit, needs; a hostile one runs out of it in about a second. */
const MAX_STEPS = 500_000
/** Levels of evaluation, variables followed included: little enough for the call stack. */
export const MAX_DEPTH = 300
/** Parts a value may have when it is used, and characters a computed text may have. */
const MAX_PARTS = 20_000
export const MAX_TEXT = 1_000_000

/** The budget of one template. */
export function newBudget(): Budget {
  return { steps: MAX_STEPS, depth: 0 }
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
  let steps = 0
  for (const value of values) {
    const parts = countParts(value)
    if (parts === undefined) return false
    steps += parts
    if (value.kind === 'scalar' && typeof value.value === 'string') steps += value.value.length >> 4
  }
  return spend(budget, steps)
}

/** How many parts a value has when it is walked as a tree; undefined when they are too many or too deep. */
function countParts(value: Value): number | undefined {
  let count = 0
  const stack: { value: Value; depth: number }[] = [{ value, depth: 0 }]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    count++
    if (count + stack.length > MAX_PARTS || next.depth > MAX_DEPTH) return undefined
    for (const part of partsOf(next.value)) stack.push({ value: part, depth: next.depth + 1 })
  }
  return count
}
