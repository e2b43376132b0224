/** Steps of traversals as the fields of a reference: `aws_subnet.a["x"].ids[0]` has the key `x` and the steps `ids`, `0`. */

import { ANY_KEY, type Reference } from '../../core/reference.ts'
import { locate } from '../../core/source.ts'
import type { ReferenceCause } from '../../core/value.ts'
import { excerpt } from '../values/excerpt.ts'
import type { Step } from './hcl/ast.ts'
import { fixedText } from './hcl/fixed-text.ts'
import type { Scope } from './scope.ts'

/** Longer chains of steps, and longer texts of them, are not written. */
const MAX_STEPS = 30
const MAX_TEXT = 200

/** The name a step leads to, if it is fixed. */
export function stepName(step: Step | undefined): string | undefined {
  if (step?.kind === 'attribute') return step.name
  return step?.kind === 'index' ? fixedText(step.key) : undefined
}

/** The key that a step leads to; ANY_KEY where it is not fixed, or all of them are meant. */
function keyOf(step: Exclude<Step, { kind: 'splat' }>): string {
  const name = stepName(step)
  if (name !== undefined || step.kind === 'attribute') return name ?? ANY_KEY
  return step.key.kind === 'literal' ? String(step.key.value) : ANY_KEY
}

/** The keys that steps lead to, one after the other. */
export function keysOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => (step.kind === 'splat' ? [ANY_KEY, ...keysOf(step.each)] : keyOf(step)))
}

/** Steps that lead on from a block: perhaps to one of its instances, and into it. */
export function stepsInto(steps: readonly Step[]): Pick<Reference, 'key' | 'attribute'> {
  const [key, ...attribute] = keysOf(steps)
  const isKey = key !== undefined && steps[0]?.kind !== 'attribute'
  return isKey ? { key, attribute } : { attribute: keysOf(steps) }
}

/** The reference that a step leads to from another: a local that stands for a resource reads like the resource. */
export function extended(because: ReferenceCause, step: Step, scope: Scope): ReferenceCause {
  const { root, key, attribute, text, within } = because
  if (attribute.length > MAX_STEPS) return because
  const isBlock = root === 'resource' || root === 'data' || root === 'module'
  const into = stepsInto([step])
  const isKey = isBlock && key === undefined && attribute.length === 0 && into.key !== undefined
  return {
    ...because,
    ...(isKey ? into : { attribute: [...attribute, ...keysOf([step])] }),
    // `local.rules[count.index].port` is no part of `count.index`.
    text: within !== undefined || text.length > MAX_TEXT ? text : text + excerpt(locate(scope, step.range)),
  }
}
