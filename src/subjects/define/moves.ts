/** Moves from one scope to others: what stands below a place, the items of a list, the resource as a whole. */
import type { Resource, Template } from '../../core/template.ts'
import type { Value } from '../../core/value.ts'
import { itemsOf, lookUp, type Missing, memoize, type Read, type Scope, scopeOf } from './scope.ts'
import { wayOf, withWay } from './ways.ts'

/** The scope of one value of the same resource: a nested block, an item of a list. */
export function nested(scope: Scope, node: Value): Scope {
  return { ...scope, node, at: node.at }
}

/** The scope of what stands at the path; what is not written there still points where it did. */
export function below(path: string): (scope: Scope) => Scope {
  return (scope) => withNode(scope, lookUp(scope.node, path), { below: scope, path })
}

/** The scope with another node; with none it holds nothing, so that its attributes are absent or defaults. */
export function withNode(scope: Scope, node: Value | undefined, missing?: Missing): Scope {
  if (node !== undefined) return { ...scope, node }
  return { ...scope, node: { kind: 'scalar', value: null, at: scope.at }, ...(missing && { missing }) }
}

/** The scopes of the items at one or several paths; see `itemsOf`. */
export function itemScopes(...paths: readonly string[]): (scope: Scope) => readonly Scope[] {
  return (scope) =>
    paths.flatMap((path) => itemsOf(lookUp(scope.node, path)).map((node) => nested(scope, node)))
}

/**
 * The scopes at the end of each way through lists in lists: the items at its first path, in each of them those at the
 * next, and so on.
 */
export function scopesAlong(...ways: readonly (readonly string[])[]): (scope: Scope) => readonly Scope[] {
  const steps = ways.map((way) => way.map((path) => itemScopes(path)))
  return (scope) =>
    steps.flatMap((way) => way.reduce<readonly Scope[]>((scopes, step) => scopes.flatMap(step), [scope]))
}

/** A scope for each value that is written at one of the paths, for subjects of which a value is all there is. */
export function valueScopes(...paths: readonly string[]): (scope: Scope) => readonly Scope[] {
  return (scope) =>
    paths.flatMap((path) => {
      const value = lookUp(scope.node, path)
      return value === undefined ? [] : [nested(scope, value)]
    })
}

/** Reads at the resource as a whole, whatever part of it the subject is; once, however many parts it has. */
export function ofResource<A>(read: Read<A>): Read<A> {
  const byTemplate = memoize((template: Template) =>
    memoize((resource: Resource) => ({ attribute: read(scopeOf(template, resource)) })),
  )
  return withWay(
    linkedLike(({ template, resource }) => byTemplate(template)(resource).attribute, read),
    { move: ({ template, resource }) => scopeOf(template, resource), read },
  )
}

/** A reader that reads other types of resources too; see `linkedTypesOf`. */
interface LinkedRead {
  linkedTypes?: readonly string[]
}

/** The types of resources that a reader reads beside those of its subject. */
export function linkedTypesOf(read: unknown): readonly string[] {
  return typeof read === 'function' ? ((read as LinkedRead).linkedTypes ?? []) : []
}

/** Says of a function that reads which types of resources it reads beside those of its subject. */
export function readsAlso<F extends (scope: Scope) => unknown>(types: readonly string[], read: F): F {
  if (types.length === 0) return read
  const reader = Object.assign((scope: Scope) => read(scope), { linkedTypes: [...new Set(types)] })
  return withWay(reader as unknown as F, wayOf(read))
}

/** What a fix writes as for a reader, but only where something is written at the path: an older way to write the same. */
export function whereWritten(path: string, read: unknown): Read<unknown> {
  const move = (scope: Scope): Scope | undefined =>
    lookUp(scope.node, path) === undefined ? undefined : scope
  return withWay(() => undefined, { move, read })
}

/** A reader that is made of others: it reads the types that they read, and what it reads is written as for one of them. */
export function linkedLike<A>(read: Read<A>, ...parts: readonly unknown[]): Read<A> {
  return withWay(readsAlso(parts.flatMap(linkedTypesOf), read), { by: parts })
}
