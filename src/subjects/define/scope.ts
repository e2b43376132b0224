/** Where readers read: the resources of a template, and what stands below a place in one. */
import { frameworkInfo } from '../../core/frameworks.ts'
import { propertyOf } from '../../core/properties.ts'
import type { Location } from '../../core/source.ts'
import type { Resource, Template } from '../../core/template.ts'
import { type Choice, choiceOf, madeWith, type Value } from '../../core/value.ts'

/** Where a reader reads. */
export interface Scope {
  readonly template: Template
  readonly resource: Resource
  /** The mapping the subject's attributes stand in: the resource's properties, or one nested block of them. */
  readonly node: Value
  /** Where something that is not written points. */
  readonly at: Location
  /** How the node is written, where a vocabulary has two ways: set by those who find the node. */
  readonly form?: Form
  /** The scope of the whole that the node is a part of, such as the document of a statement. */
  readonly around?: Scope
  /** Of a node that is not written: where it would be. */
  readonly missing?: Missing
}

/** Where something would be written: at a path below a scope, or as a resource that says something about the scope's. */
export type Missing =
  | { readonly below: Scope; readonly path: string }
  | { readonly about: Scope; readonly types: readonly string[]; readonly by: string | undefined }

/** A JSON document, or the blocks of Terraform that make one. */
export type Form = 'json' | 'block'

export type Read<A> = (scope: Scope) => A

/** The scope of a whole resource. */
export function scopeOf(template: Template, resource: Resource): Scope {
  return { template, resource, node: resource.properties, at: resource.head }
}

/** The resources of the given types, in the order of the types. */
export function resourcesOf(template: Template, types: readonly string[]): readonly Resource[] {
  const index = byType(template)
  const found = typesIn(template, types).flatMap((type) => index.get(type) ?? NONE)
  return found.length === 0 ? NONE : found
}

/** Whether the template has resources of one of the types: a template has few, and is asked for all that policies judge. */
export function hasResourcesOf(template: Template, types: readonly string[]): boolean {
  const index = byType(template)
  return typesIn(template, types).some((type) => index.has(type))
}

const NONE: readonly Resource[] = []

/** Whether a resource is of one of the types. */
export function isOfType(template: Template, { type }: Resource, types: readonly string[]): boolean {
  return types.some((each) => typeIn(template, each) === typeIn(template, type))
}

/** A type as templates of a framework compare it: ARM does without its case. */
function typeIn({ framework }: Template, type: string): string {
  return frameworkInfo(framework).ignoresTypeCase ? type.toLowerCase() : type
}

function typesIn({ framework }: Template, types: readonly string[]): readonly string[] {
  return frameworkInfo(framework).ignoresTypeCase ? inLowerCase(types) : types
}

const inLowerCase = memoize((types: readonly string[]) => types.map((type) => type.toLowerCase()))

const byType = memoize((template: Template): ReadonlyMap<string, readonly Resource[]> => {
  const index = new Map<string, Resource[]>()
  for (const resource of template.resources) {
    const type = typeIn(template, resource.type)
    const sameType = index.get(type)
    if (sameType === undefined) index.set(type, [resource])
    else sameType.push(resource)
  }
  return index
})

/** Computes once for each key. Subjects join resources, and a template may have thousands. */
export function memoize<K extends object, T>(compute: (key: K) => T): (key: K) => T {
  const results = new WeakMap<K, T>()
  return (key) => {
    const known = results.get(key)
    if (known !== undefined || results.has(key)) return known as T
    const result = compute(key)
    results.set(key, result)
    return result
  }
}

/**
 * The items of a list, each a thing of its own; a single thing where a list is allowed counts as one; an unknown
 * list is one unknown item, because some item of it may be the one that matters. What a condition chooses
 * between are separate items, each of which may not exist: their attributes must not be mixed.
 */
export function itemsOf(value: Value | undefined): readonly Value[] {
  if (value === undefined || isNull(value)) return []
  switch (value.kind) {
    case 'list':
      return value.items.flatMap(itemsOf)
    case 'either':
      return value.branches
        .flatMap(itemsOf)
        .map((item) => ({ ...value, branches: [item, undefined], at: item.at }))
    default:
      return [value]
  }
}

/** An item that exists only where a choice is made so. */
export function maybe(item: Value, choice: Choice): Value {
  return { ...choiceOf(choice), kind: 'either', branches: [item, undefined], at: item.at }
}

/** An item that stands for any number of items, as one of them; every other one as it is. */
export function oneOfAny(item: Value): Value {
  return (item.kind === 'either' && item.anyNumber && item.branches[0]) || item
}

/** What stands at a dotted path, or undefined where nothing is written. Lists of one are looked through. */
export function lookUp(value: Value | undefined, path: string): Value | undefined {
  if (!path.includes('.')) return value && step(value, path)
  let current = value
  for (const key of path.split('.')) {
    if (current === undefined) return undefined
    current = step(current, key)
  }
  return current
}

/** What stands at one key, which may have dots; undefined where nothing is written. */
export function step(value: Value, key: string): Value | undefined {
  switch (value.kind) {
    case 'mapping':
      return propertyOf(value, key)
    case 'list': {
      // Terraform's nested blocks are lists, in its JSON syntax and where an attribute stands for them too.
      const [only, ...more] = value.items
      if (only === undefined) return undefined
      if (more.length > 0) {
        return { kind: 'unknown', because: { kind: 'type', expected: 'a single block' }, at: value.at }
      }
      return step(only, key)
    }
    case 'either': {
      const [left, right] = value.branches
      return {
        ...value,
        branches: [left && step(left, key), right && step(right, key)],
      }
    }
    case 'unknown':
      // A part of it may be anything: a document that is a reference holds no names that are known to be names.
      return { ...value, because: madeWith(value.because, '') }
    case 'json':
      return step(value.of, key)
    case 'scalar':
      return value.value === null
        ? undefined
        : { kind: 'unknown', because: { kind: 'type', expected: 'a mapping' }, at: value.at }
  }
}

/** Whether null is written, which means the same as nothing. */
export function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null
}
