/** How large values are when they are looked at in full: hostile templates multiply them by nesting. */
import { partsOf, type Value } from '../../core/value.ts'

/** Parts a value may have when it is used. */
const MAX_PARTS = 20_000
const MAX_LEVELS = 400

/** How many parts a value has when it is walked as a tree; undefined when they are too many or too deep. */
export function countParts(value: Value): number | undefined {
  let count = 0
  const stack: { value: Value; depth: number }[] = [{ value, depth: 0 }]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    count++
    if (count + stack.length > MAX_PARTS || next.depth > MAX_LEVELS) return undefined
    for (const part of partsOf(next.value)) stack.push({ value: part, depth: next.depth + 1 })
  }
  return count
}

/** The steps of work that looking at values in full takes; undefined when one of them has too many parts. */
export function weigh(values: readonly Value[]): number | undefined {
  let steps = 0
  for (const value of values) {
    const parts = countParts(value)
    if (parts === undefined) return undefined
    steps += parts
    if (value.kind === 'scalar' && typeof value.value === 'string') steps += value.value.length >> 4
  }
  return steps
}
