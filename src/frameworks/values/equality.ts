/** Comparing values that may be known in part. */
import type { Scalar, UnknownCause, Value } from '../../core/value.ts'
import { isOpen, textOf } from './make.ts'
import { countParts } from './parts.ts'

/** The cause of the first unknown in a value. */
export function firstUnknown(value: Value): UnknownCause | undefined {
  const stack: Value[] = [value]
  for (let budget = 1000; budget > 0; budget--) {
    const next = stack.pop()
    if (next === undefined) return undefined
    if (next.kind === 'unknown') return next.because
    if (next.kind === 'either') return { kind: 'condition', name: next.condition }
    if (next.kind === 'json') stack.push(next.of)
    if (next.kind === 'list') stack.push(...next.items.slice(0, 1000).reverse())
    if (next.kind === 'mapping') stack.push(...[...next.entries.values()].slice(0, 1000).reverse())
  }
  return undefined
}

/** Whether a value is small enough to be compared as a tree. */
function isModest(value: Value): boolean {
  return value.kind === 'scalar' || countParts(value) !== undefined
}

/** Terraform's `==`: types count. Undefined where it can't be known. */
export function equals(left: Value, right: Value): boolean | undefined {
  return isModest(left) && isModest(right) ? same(left, right, 0) : undefined
}

function same(left: Value, right: Value, depth: number): boolean | undefined {
  if (left.kind === 'unknown' || right.kind === 'unknown') return undefined
  if (left.kind === 'either' || right.kind === 'either' || depth > 50) return undefined
  if (isScalar(left) && isScalar(right)) return primitive(left) === primitive(right)
  if (left.kind === 'list' && right.kind === 'list') {
    if (isOpen(left) || isOpen(right)) return undefined
    if (left.items.length !== right.items.length) return false
    return agree(left.items, right.items, depth)
  }
  if (left.kind === 'mapping' && right.kind === 'mapping') {
    const [a, b] = [left.entries, right.entries]
    if (a.size !== b.size || [...a.keys()].some((key) => !b.has(key))) return false
    const others = [...a.keys()].map((key) => b.get(key)).filter((value) => value !== undefined)
    return agree([...a.values()], others, depth)
  }
  // A JSON text whose source is not kept may equal another text.
  if ((left.kind === 'json' && isText(right)) || (right.kind === 'json' && isText(left))) return undefined
  return false
}

function agree(left: readonly Value[], right: readonly Value[], depth: number): boolean | undefined {
  let known = true
  for (const [index, value] of left.entries()) {
    const other = right[index]
    const equal = other === undefined ? false : same(value, other, depth + 1)
    if (equal === false) return false
    if (equal === undefined) known = false
  }
  return known ? true : undefined
}

function isScalar(value: Value): boolean {
  return value.kind === 'scalar' || (value.kind === 'json' && textOf(value) !== undefined)
}

function primitive(value: Value): Scalar['value'] | undefined {
  return value.kind === 'scalar' ? value.value : textOf(value)
}

function isText(value: Value): boolean {
  return value.kind === 'json' || (value.kind === 'scalar' && typeof value.value === 'string')
}
