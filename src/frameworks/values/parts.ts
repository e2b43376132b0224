/** How large values are when they are looked at in full: hostile templates multiply them by nesting. */
import { partsOf, type Value } from '../../core/value.ts'

/** Parts a value may have when it is used: five times the rules of the largest public firewalls. */
const MAX_PARTS = 200_000
const MAX_LEVELS = 400

/** Parts that are counted as fast as they are looked up. */
const SMALL = 64

/** What is known of the size of a value; undefined where it is too large. */
interface Size {
  readonly parts: number
  readonly levels: number
}

/** Values are shared, and asked for their size each time they are used; small ones are counted again. */
const sizes = new WeakMap<Value, Size | undefined>()

/** How many parts a value has when it is walked as a tree; undefined when they are too many or too deep. */
export function countParts(value: Value): number | undefined {
  return isPlain(value) ? 1 : sizeOf(value, 0)?.parts
}

function isPlain({ kind }: Value): boolean {
  return kind === 'scalar' || kind === 'unknown'
}

function sizeOf(value: Value, depth: number): Size | undefined {
  if (isPlain(value)) return { parts: 1, levels: 0 }
  if (sizes.has(value)) return sizes.get(value)
  if (depth > MAX_LEVELS) return undefined
  const size = measure(value, depth)
  if (size === undefined || size.parts > SMALL) sizes.set(value, size)
  return size
}

function measure(value: Value, depth: number): Size | undefined {
  let parts = 1
  let levels = 0
  for (const part of partsOf(value)) {
    if (isPlain(part)) parts++
    else {
      const size = sizeOf(part, depth + 1)
      if (size === undefined) return undefined
      parts += size.parts
      levels = Math.max(levels, size.levels)
    }
    if (parts > MAX_PARTS) return undefined
  }
  return levels >= MAX_LEVELS ? undefined : { parts, levels: levels + 1 }
}

/** Says that a value has the parts of another one, of which it is a copy. */
export function sameSize<V extends Value>(copy: V, original: Value): V {
  const size = sizes.get(original)
  if (size !== undefined) sizes.set(copy, size)
  return copy
}

/** The steps that it takes to go through the items of a collection and to put them into another one. */
const STEPS_PER_ITEM = 4

function topSize(value: Value): number {
  return value.kind === 'list' ? value.items.length : value.kind === 'mapping' ? value.entries.size : 0
}

/**
 * The steps of work that looking at values in full takes; undefined when one of them has too many parts.
 *
 * @param partsPerStep how many parts are looked at in one step
 */
export function weigh(values: readonly Value[], partsPerStep: number): number | undefined {
  let steps = 0
  for (const value of values) {
    if (value.kind === 'scalar') {
      if (partsPerStep === 1) steps++
      if (typeof value.value === 'string') steps += value.value.length >> 4
      continue
    }
    const parts = countParts(value)
    if (parts === undefined) return undefined
    steps += partsPerStep === 1 ? parts : parts / partsPerStep + STEPS_PER_ITEM * topSize(value)
  }
  return Math.ceil(steps)
}
