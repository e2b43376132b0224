/**
 * Subjects: the neutral things that policies judge, read from each framework by a table of readers.
 * A reader turns a place in a template into an attribute and never guesses: what is unknown stays unknown,
 * what is absent becomes the provider's documented default, or `absent` where there is none.
 */
import type { Alternatives, Attr } from '../core/claim.ts'
import type { Subject, SubjectDefinition } from '../core/policy.ts'
import type { Location } from '../core/source.ts'
import type { Framework, Resource, Template } from '../core/template.ts'
import type { Provenance, Value } from '../core/value.ts'

/** Where a reader reads. */
export interface Scope {
  readonly template: Template
  readonly resource: Resource
  /** The mapping the subject's attributes stand in: the resource's properties, or one nested block of them. */
  readonly node: Value
  /** Where something that is not written points. */
  readonly at: Location
}

export type Read<A> = (scope: Scope) => A

/** One way in which a framework writes a subject. */
export interface Source<S> {
  readonly types: readonly string[]
  /** A property that holds a list of subjects; each item is one. */
  readonly within?: string
  readonly attrs: { readonly [K in keyof S]: Read<S[K]> }
}

/** A subject with an adapter of its own, run once a template however many policies judge it. */
export function adaptOnce<S>(adapt: (template: Template) => readonly Subject<S>[]): SubjectDefinition<S> {
  const adapted = new WeakMap<Template, readonly Subject<S>[]>()
  return {
    adapt(template) {
      const subjects = adapted.get(template) ?? adapt(template)
      adapted.set(template, subjects)
      return subjects
    },
  }
}

/** Builds a subject from its sources per framework. */
export function defineSubject<S>(
  sources: Partial<Record<Framework, readonly Source<S>[]>>,
): SubjectDefinition<S> {
  return adaptOnce((template) =>
    (sources[template.framework] ?? []).flatMap((source) =>
      resourcesOf(template, source.types).flatMap((resource) =>
        scopesOf(template, resource, source.within).map((scope) => readSubject(source, scope)),
      ),
    ),
  )
}

/** The resources of the given types. */
export function resourcesOf(template: Template, types: readonly string[]): readonly Resource[] {
  return template.resources.filter((resource) => types.includes(resource.type))
}

/** The scope of a whole resource. */
export function scopeOf(template: Template, resource: Resource): Scope {
  return { template, resource, node: resource.properties, at: resource.head }
}

function readSubject<S>(source: Source<S>, scope: Scope): Subject<S> {
  const subject: Record<string, unknown> = { resource: scope.resource, at: scope.at }
  for (const key of Object.keys(source.attrs)) {
    subject[key] = source.attrs[key as keyof S](scope)
  }
  return subject as Subject<S>
}

function scopesOf(template: Template, resource: Resource, within: string | undefined): readonly Scope[] {
  if (within === undefined) return [scopeOf(template, resource)]
  const nodes = itemsOf(lookUp(resource.properties, within))
  return nodes.map((node) => ({ template, resource, node, at: node.at }))
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
      return value.branches.flatMap(itemsOf).map((item) => maybe(item, value.condition))
    default:
      return [value]
  }
}

function maybe(item: Value, condition: string): Value {
  return { kind: 'either', condition, branches: [item, undefined], at: item.at }
}

/** What stands at a dotted path, or undefined where nothing is written. Lists of one are looked through. */
export function lookUp(value: Value | undefined, path: string): Value | undefined {
  let current = value
  for (const key of path.split('.')) {
    if (current === undefined) return undefined
    current = step(current, key)
  }
  return current
}

function step(value: Value, key: string): Value | undefined {
  switch (value.kind) {
    case 'mapping':
      return value.entries.get(key)
    case 'list': {
      // Terraform writes a nested block as a list of one.
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
      return value
    case 'json':
      return step(value.of, key)
    case 'scalar':
      return value.value === null
        ? undefined
        : { kind: 'unknown', because: { kind: 'type', expected: 'a mapping' }, at: value.at }
  }
}

/** A value's meaning to a reader: its own type, or undefined when it is not of that type. */
type Convert<T> = (raw: string | number | boolean) => T | undefined

/**
 * A reader of one scalar at the first of `paths` that is written.
 * `fallback` is the provider's default, or undefined when there is none.
 */
export function scalar<T>(
  convert: Convert<T>,
  expected: string,
): (paths: string | readonly string[], fallback?: T | Read<Attr<T>>) => Read<Attr<T>> {
  return (paths, fallback) => (scope) => {
    for (const path of typeof paths === 'string' ? [paths] : paths) {
      const value = lookUp(scope.node, path)
      if (value === undefined || isNull(value)) continue
      return toAttr(value, convert, expected, () => fallBack(scope, fallback))
    }
    return fallBack(scope, fallback)
  }
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null
}

function fallBack<T>(scope: Scope, fallback: T | Read<Attr<T>> | undefined): Attr<T> {
  if (fallback === undefined) return { kind: 'absent', at: scope.at }
  if (typeof fallback === 'function') return (fallback as Read<Attr<T>>)(scope)
  return { kind: 'known', value: fallback, origin: 'default', at: scope.at }
}

/** Turns a value into an attribute; `whenAbsent` says what a branch that holds nothing means. */
export function toAttr<T>(
  value: Value,
  convert: Convert<T>,
  expected: string,
  whenAbsent: () => Attr<T>,
): Attr<T> {
  switch (value.kind) {
    case 'scalar': {
      if (value.value === null) return whenAbsent()
      const converted = convert(value.value)
      if (converted === undefined) return mistyped(value.at, expected)
      return { kind: 'known', value: converted, origin: 'written', at: value.at, ...provenance(value) }
    }
    case 'unknown':
      return { kind: 'unknown', because: value.because, at: value.at }
    case 'either': {
      const branches = value.branches.map((branch) =>
        branch === undefined ? whenAbsent() : toAttr(branch, convert, expected, whenAbsent),
      )
      return { kind: 'either', condition: value.condition, branches, at: value.at } satisfies Alternatives<T>
    }
    default:
      return mistyped(value.at, expected)
  }
}

function provenance(value: { from?: Provenance }): { from?: Provenance } {
  return value.from === undefined ? {} : { from: value.from }
}

function mistyped<T>(at: Location, expected: string): Attr<T> {
  return { kind: 'unknown', because: { kind: 'type', expected }, at }
}

/** Reads a string. */
export const text = scalar<string>((raw) => String(raw), 'text')

/** Reads a number, also when it is written as a string. */
export const number = scalar<number>((raw) => {
  if (typeof raw === 'number') return raw
  if (typeof raw !== 'string' || raw.trim() === '') return undefined
  const parsed = Number(raw)
  return Number.isNaN(parsed) ? undefined : parsed
}, 'a number')

/** Reads a boolean, also as "true", "True", 1. */
export const flag = scalar<boolean>((raw) => {
  const word = String(raw).toLowerCase()
  if (word === 'true' || word === '1') return true
  if (word === 'false' || word === '0') return false
  return undefined
}, 'true or false')

/** Reads every string at every one of the paths: single values, lists, and lists in lists. */
export function texts(...paths: readonly string[]): Read<readonly Attr<string>[]> {
  return (scope) =>
    paths.flatMap((path) => {
      const value = lookUp(scope.node, path)
      return value === undefined ? [] : textsOf(value)
    })
}

/** Every string of a value, nested lists flattened; a null is an absent one. */
export function textsOf(value: Value): readonly Attr<string>[] {
  switch (value.kind) {
    case 'list':
      return value.items.flatMap(textsOf)
    case 'either':
      return pairUp(value.branches.map((branch) => (branch === undefined ? [] : textsOf(branch))), value)
    default:
      return [toAttr(value, String, 'text', () => ({ kind: 'absent', at: value.at }))]
  }
}

/** Lists of which one holds, as one list of alternatives: where the lists agree, so do the alternatives. */
function pairUp(
  lists: readonly (readonly Attr<string>[])[],
  { condition, at }: { readonly condition: string; readonly at: Location },
): readonly Attr<string>[] {
  const length = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length }, (_, i) => ({
    kind: 'either',
    condition,
    branches: lists.map((list) => list[i] ?? { kind: 'absent', at }),
    at,
  }))
}

/** The same value for every subject of a source: what the kind of resource implies. */
export function always<T>(value: T): Read<Attr<T>> {
  return (scope) => ({ kind: 'known', value, origin: 'default', at: scope.at })
}
