/**
 * Which of several types is tried first as the one that all convert to: the more general one.
 * https://github.com/zclconf/go-cty/blob/v1.16.2/cty/convert/compare_types.go
 */
import { isPrimitive, type Kind, type Type } from './type.ts'

/** The types, the preferred ones first; those that do not compare stay in their order. */
export function inOrderOfPreference(types: readonly Type[]): readonly Type[] {
  const waiting = types.map((type, index) => ({
    type,
    behind: types.filter((other, at) => at !== index && comparePreference(other, type) < 0).length,
  }))
  const queue = waiting.filter(({ behind }) => behind === 0)
  for (let next = 0; next < queue.length; next++) {
    const { type } = queue[next] ?? { type: undefined }
    for (const each of waiting) {
      if (type === undefined || each === queue[next] || comparePreference(type, each.type) >= 0) continue
      each.behind--
      if (each.behind === 0) queue.push(each)
    }
  }
  return queue.map(({ type }) => type)
}

/** The kinds that come after a kind. */
const AFTER: Partial<Record<Kind, readonly Kind[]>> = {
  list: ['tuple', 'set'],
  tuple: ['set'],
  map: ['object'],
}

/** Less than zero where the first type is preferred. */
function comparePreference(a: Type, b: Type): number {
  if (a.kind === 'any' || b.kind === 'any') return Number(a.kind === 'any') - Number(b.kind === 'any')
  if (a.kind === b.kind) return compareAlike(a, b)
  if (isPrimitive(a) && isPrimitive(b)) return Number(b.kind === 'string') - Number(a.kind === 'string')
  if (AFTER[a.kind]?.includes(b.kind)) return -1
  return AFTER[b.kind]?.includes(a.kind) ? 1 : 0
}

/** Of types of one kind, by their elements. */
function compareAlike(a: Type, b: Type): number {
  if ('element' in a && 'element' in b) return comparePreference(a.element, b.element)
  if (a.kind === 'tuple' && b.kind === 'tuple')
    return a.items.length === b.items.length ? compareEach(a.items, b.items) : 0
  if (a.kind !== 'object' || b.kind !== 'object' || a.attributes.size !== b.attributes.size) return 0
  const others = [...a.attributes.keys()].map((name) => b.attributes.get(name))
  return others.every((other) => other !== undefined) ? compareEach([...a.attributes.values()], others) : 0
}

/** One is preferred where none of its parts is less than the other's. */
function compareEach(own: readonly Type[], others: readonly Type[]): number {
  const compared = own.map((type, index) => comparePreference(type, others[index] ?? type))
  const [isLess, isMore] = [compared.some((each) => each < 0), compared.some((each) => each > 0)]
  return isLess === isMore ? 0 : isLess ? -1 : 1
}
