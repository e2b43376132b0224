/**
 * The type that values of several types have in common, by the rules of the library that Terraform converts with.
 * https://github.com/zclconf/go-cty/blob/main/docs/convert.md
 */
import { inOrderOfPreference } from './preference.ts'
import { ANY, allOf, isSameType, type Kind, listOf, mapOf, setOf, type Type } from './type.ts'

/** The type that all can be converted to; undefined where there is none, which Terraform refuses. */
export function unify(types: readonly Type[]): Type | undefined {
  const [first] = types
  if (first === undefined) return ANY
  if (types.every((type) => isSameType(type, first))) return first
  const only = (...kinds: readonly Kind[]): boolean => types.every(({ kind }) => kinds.includes(kind))
  const has = (kind: Kind): boolean => types.some((type) => type.kind === kind)
  if (has('map') && only('map', 'any')) return unifyAsCollection(types, mapOf)
  if (has('map') && only('map', 'object', 'any')) {
    const map = unifyMixed(types, mapOf)
    if (map !== undefined) return map
  }
  if (has('list') && only('list', 'any')) return unifyAsCollection(types, listOf)
  if (has('list') && only('list', 'tuple', 'any')) {
    const list = unifyMixed(types, listOf)
    if (list !== undefined) return list
  }
  if (has('set') && only('set', 'any')) return unifyAsCollection(types, setOf)
  if (has('object') && only('object', 'any')) return has('any') ? ANY : unifyObjects(types)
  if (has('tuple') && only('tuple', 'any')) return has('any') ? ANY : unifyTuples(types)
  if (has('object') && has('tuple')) return undefined
  return inOrderOfPreference(types).find((wanted) => types.every((type) => isConvertible(type, wanted)))
}

/** Objects with maps as maps, tuples with lists as lists; undefined where the elements have no type in common. */
function unifyMixed(types: readonly Type[], make: (element: Type) => Type): Type | undefined {
  const collection = unifyAsCollection(types, make)
  return collection !== undefined && 'element' in collection ? collection : undefined
}

/** Objects as maps, tuples as lists. */
function unifyAsCollection(types: readonly Type[], make: (element: Type) => Type): Type | undefined {
  if (types.some(({ kind }) => kind === 'any')) return ANY
  const element = unify(types.flatMap(elementsOf))
  const collection = element && make(element)
  return collection && types.every((type) => isConvertible(type, collection)) ? collection : undefined
}

/** The types of the elements of a type. */
export function elementsOf(type: Type): readonly Type[] {
  switch (type.kind) {
    case 'list':
    case 'set':
    case 'map':
      return [type.element]
    case 'tuple':
      return type.items
    case 'object':
      return [...type.attributes.values()]
    default:
      return []
  }
}

function unifyObjects(types: readonly Type[]): Type | undefined {
  const objects = types.flatMap((type) => (type.kind === 'object' ? [type.attributes] : []))
  const names = [...(objects[0]?.keys() ?? [])]
  const areAlike = objects.every(
    (each) => each.size === names.length && names.every((name) => each.has(name)),
  )
  if (!areAlike) return unifyAsCollection(types, mapOf)
  const attributes = allOf(names.map((name) => unify(objects.flatMap((each) => each.get(name) ?? []))))
  return (
    attributes && {
      kind: 'object',
      attributes: new Map(names.map((name, index) => [name, attributes[index] ?? ANY])),
    }
  )
}

function unifyTuples(types: readonly Type[]): Type | undefined {
  const tuples = types.flatMap((type) => (type.kind === 'tuple' ? [type.items] : []))
  const length = tuples[0]?.length ?? 0
  const positions = Array.from({ length }, (_, index) => index)
  if (tuples.some((each) => each.length !== length)) return unifyAsCollection(types, listOf)
  const items = allOf(positions.map((index) => unify(tuples.flatMap((each) => each[index] ?? []))))
  return items && { kind: 'tuple', items }
}

/** Whether elements of several types can be elements of one collection. */
function areConvertible(items: readonly Type[], element: Type): boolean {
  if (element.kind !== 'any') return items.every((item) => isConvertible(item, element))
  const common = unify(items)
  return common !== undefined && (common.kind !== 'any' || items.every(({ kind }) => kind === 'any'))
}

/** The same for a map, in which nulls may be beside collections. */
function areConvertibleInMap(items: readonly Type[], element: Type): boolean {
  return element.kind === 'any' ? unify(items) !== undefined : areConvertible(items, element)
}

/** Whether values of a type can be converted to another one, if they fit. */
export function isConvertible(from: Type, to: Type): boolean {
  if (from.kind === 'any' || to.kind === 'any' || isSameType(from, to)) return true
  switch (to.kind) {
    case 'string':
      return from.kind === 'number' || from.kind === 'bool'
    case 'number':
    case 'bool':
      return from.kind === 'string'
    case 'list':
    case 'set':
      if (from.kind === 'tuple') return areConvertible(from.items, to.element)
      return (from.kind === 'list' || from.kind === 'set') && isConvertible(from.element, to.element)
    case 'map':
      if (from.kind === 'object') return areConvertibleInMap([...from.attributes.values()], to.element)
      return from.kind === 'map' && isConvertible(from.element, to.element)
    case 'tuple':
      return (
        from.kind === 'tuple' &&
        from.items.length === to.items.length &&
        from.items.every((item, index) => isConvertible(item, to.items[index] ?? item))
      )
    case 'object':
      if (from.kind === 'map')
        return [...to.attributes.values()].every((each) => isConvertible(from.element, each))
      return (
        from.kind === 'object' &&
        [...to.attributes].every(([name, each]) => {
          const own = from.attributes.get(name)
          return own !== undefined && isConvertible(own, each)
        })
      )
  }
}
