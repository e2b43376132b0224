/** Comparing values that may be known in part. */
import { causeOfChoice, type List, type Scalar, type UnknownCause, type Value } from '../../core/value.ts'
import { isOpen, textOf } from './make.ts'
import { countParts } from './parts.ts'

/** The cause of the first unknown in a value. */
export function firstUnknown(value: Value): UnknownCause | undefined {
  const stack: Value[] = [value]
  for (let budget = 1000; budget > 0; budget--) {
    const next = stack.pop()
    if (next === undefined) return undefined
    if (next.kind === 'unknown') return next.because
    if (next.kind === 'either') return causeOfChoice(next)
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
  if (isScalar(left) && isScalar(right)) return samePrimitive(left, right)
  if (left.kind === 'list' && right.kind === 'list') {
    if (isOpen(left) || isOpen(right)) return undefined
    if (!isOfSameKind(left, right)) return false
    // The types of what is not there may differ.
    if (left.items.length === 0 && right.items.length === 0 && (left.uniform || left.unordered))
      return undefined
    const others = right.items
    if (left.items.length !== others.length) return false
    return agree(left.items.entries(), (index) => others[index], depth)
  }
  if (left.kind === 'mapping' && right.kind === 'mapping') {
    const others = right.entries
    if (!left.uniform !== !right.uniform) return false
    if (left.entries.size === 0 && others.size === 0 && left.uniform) return undefined
    if (left.entries.size !== others.size) return false
    for (const key of left.entries.keys()) if (!others.has(key)) return false
    return agree(left.entries, (key) => others.get(key), depth)
  }
  // A JSON text whose source is not kept may equal another text.
  if ((left.kind === 'json' && isText(right)) || (right.kind === 'json' && isText(left))) return undefined
  return false
}

/** Numbers are equal that are written alike, and both zeros. */
function samePrimitive(left: Value, right: Value): boolean {
  const [a, b] = [primitive(left), primitive(right)]
  const areNumbers = typeof a === 'number' && typeof b === 'number'
  return areNumbers && textOf(left) === textOf(right) ? true : a === b && (a === 0 || !areNumbers)
}

/** Whether each of the values equals the one that is found by its key. */
function agree<K>(
  values: Iterable<readonly [K, Value]>,
  find: (key: K) => Value | undefined,
  depth: number,
): boolean | undefined {
  let known = true
  for (const [key, value] of values) {
    const other = find(key)
    const equal = other === undefined ? false : same(value, other, depth + 1)
    if (equal === false) return false
    if (equal === undefined) known = false
  }
  return known ? true : undefined
}

/** Whether both are tuples, lists or sets. */
function isOfSameKind(left: List, right: List): boolean {
  return left.unordered === right.unordered && (left.unordered === true || !left.uniform === !right.uniform)
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
