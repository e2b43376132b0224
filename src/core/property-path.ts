/** From a place in a template back to the property that stands there. */
import type { Location, SourceFile } from './source.ts'
import type { Resource } from './template.ts'
import type { Mapping, Value } from './value.ts'

/** More values than this are not walked: hostile templates share values until they are astronomically many. */
const MOST_VALUES = 200_000

/**
 * How people name the property at exactly this location: `SecurityGroupIngress[1].CidrIp`, `ingress.cidr_blocks[0]`,
 * `policy.Statement[0].Condition["aws:SourceIp"]`. Undefined when no property of the resource has this location.
 * A value that several properties share is named by the first one.
 */
export function propertyPath(resource: Resource, location: Location): string | undefined {
  const node = indexOf(resource).get(location.file)?.get(keyOf(location))
  return node === undefined ? undefined : spell(node)
}

/**
 * The list item that holds a location, without what holds that: one rule of many, one statement. Undefined where the
 * location is in no list, or is no value of the resource.
 */
export function itemAround(resource: Resource, location: Location): Mapping | undefined {
  const node = indexOf(resource).get(location.file)?.get(keyOf(location))
  for (let each = node; each !== undefined; each = each.parent) {
    if (each.value.kind === 'mapping' && each.parent?.value.kind === 'list') return each.value
  }
  return undefined
}

/**
 * The place of the item of a list that a location belongs to: the location itself where it is an item, the whole of one
 * where it is a property of it. Undefined where the location is in no list, or is no value of the resource.
 */
export function itemAt(resource: Resource, location: Location): Location | undefined {
  const node = indexOf(resource).get(location.file)?.get(keyOf(location))
  if (node?.parent?.value.kind === 'list') return node.value.at
  return itemAround(resource, location)?.at
}

interface Node {
  readonly value: Value
  /** The node above; none for the properties themselves. */
  readonly parent?: Node
  /** The step from the parent; none for what stands at the same path, such as a branch. */
  readonly step?: string | number
}

type Index = ReadonlyMap<SourceFile, ReadonlyMap<string, Node>>

/** A resource with thousands of findings is walked once. */
const indexes = new WeakMap<Mapping, Index>()

function indexOf(resource: Resource): Index {
  const earlier = indexes.get(resource.properties)
  if (earlier !== undefined) return earlier
  const index = new Map<SourceFile, Map<string, Node>>()
  for (const node of walk(resource)) {
    // The properties as a whole have no name.
    if (node.parent === undefined) continue
    const { file } = node.value.at
    const places = index.get(file) ?? new Map<string, Node>()
    index.set(file, places)
    const key = keyOf(node.value.at)
    if (!places.has(key)) places.set(key, node)
  }
  indexes.set(resource.properties, index)
  return index
}

function keyOf({ range }: Location): string {
  return `${range.start}:${range.end}`
}

/** Every value once, outer ones first, in the order of the template. */
function* walk(resource: Resource): Generator<Node> {
  const visited = new Set<Value>()
  const open: Node[] = [{ value: resource.properties }]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (visited.has(node.value)) continue
    if (visited.size === MOST_VALUES) return
    visited.add(node.value)
    yield node
    const below = children(node)
    for (let i = below.length - 1; i >= 0; i--) {
      const child = below[i]
      if (child !== undefined) open.push(child)
    }
  }
}

function children(parent: Node): readonly Node[] {
  const { value } = parent
  switch (value.kind) {
    case 'mapping':
      return [...value.entries].map(([step, entry]) => ({ value: entry, parent, step }))
    case 'list': {
      const [only, ...more] = value.items
      // A single nested block is written without a place in a list.
      if (value.block && more.length === 0 && only?.kind === 'mapping') return [{ value: only, parent }]
      return value.items.map((item, step) => ({ value: item, parent, step }))
    }
    case 'json':
      return [{ value: value.of, parent }]
    case 'either':
      return value.branches.flatMap((branch) => (branch === undefined ? [] : [{ value: branch, parent }]))
    case 'scalar':
    case 'unknown':
      return []
  }
}

function spell(node: Node): string {
  const steps: (string | number)[] = []
  for (let each: Node | undefined = node; each !== undefined; each = each.parent) {
    if (each.step !== undefined) steps.push(each.step)
  }
  return steps.reverse().map(spellStep).join('').replace(/^\./, '')
}

function spellStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`
  return /^[A-Za-z_][\w-]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`
}
