/** Readers across resources: what one says about another that it names, and what the one that is named says. */
import { byDefault, isKnownAs, unknownBecause } from '../../core/attr.ts'
import type { Attr } from '../../core/claim.ts'
import type { Resource } from '../../core/template.ts'
import type { UnknownCause } from '../../core/value.ts'
import { isGiven } from '../define/deploy-time.ts'
import { linkedTypesOf, readsAlso, withNode } from '../define/moves.ts'
import { isThere } from '../define/optional-block.ts'
import { always, fallBack } from '../define/readers.ts'
import { isNull, lookUp, type Read, resourcesOf, type Scope, scopeOf } from '../define/scope.ts'
import { hiddenResources } from '../define/unread.ts'
import { withWay } from '../define/ways.ts'
import { follow } from './follow.ts'
import { everyLinkedScope, type Link, linkedScope, linkIn } from './linked.ts'
import type { Named, Target } from './named.ts'
import { EXTENDED, PARENT, parentOf } from './parent.ts'

/**
 * Reads what a resource of its own says about the subject's resource: the versioning of a bucket. Where such a
 * resource cannot be distinguished from others, what it says is unknown.
 *
 * @param otherwise reads where there is none; by default nothing is written then
 */
export function linked<A>(
  link: Link,
  read: Read<A>,
  otherwise: Read<A> = (scope) => read(withNode(scope, undefined)),
): Read<A> {
  const across: Read<A> = (scope) => {
    const found = linkedScope(link, scope)
    return found === undefined ? otherwise(scope) : read(found)
  }
  const reader = readsAlso([...link.types, ...linkedTypesOf(read), ...linkedTypesOf(otherwise)], across)
  const found = withWay(() => undefined, { move: (scope) => linkedScope(link, scope), read })
  const added = withWay(() => undefined, { move: (scope) => missingLinked(link, scope), read })
  return withWay(reader, { by: [found, otherwise, added] })
}

/** The scope of a resource that would say something about the scope's; undefined where there is one. */
function missingLinked(link: Link, scope: Scope): Scope | undefined {
  if (linkedScope(link, scope) !== undefined) return undefined
  const by = typeof link.by === 'string' ? link.by : undefined
  return withNode(scope, undefined, { about: scope, types: link.types, by })
}

/** Reads what each of several kinds of resources says about the subject's resource: nothing for a kind without any. */
export function eachLinked<A>(links: readonly Link[], read: Read<A>): Read<readonly A[]> {
  const across: Read<readonly A[]> = (scope) =>
    links.flatMap((link) => linkedScope(link, scope) ?? []).map(read)
  return readsAlso([...links.flatMap(({ types }) => types), ...linkedTypesOf(read)], across)
}

/**
 * Finds every resource that says something about the subject's resource, or may; whether one certainly does is read by
 * `isAbout`.
 */
export function everyLinked(link: Link): (scope: Scope) => readonly Scope[] {
  return readsAlso(link.types, (scope) => everyLinkedScope(link, scope))
}

/** Reads whether a resource that `everyLinked` found is about the subject's resource: unknown where it may be. */
export function isAbout({ by, to }: Link): Read<Attr<boolean>> {
  return ofNamed({ by, to }, always(true), ({ at }, because) =>
    because === undefined ? byDefault(false, at) : unknownBecause(because, at),
  )
}

/** Reads whether a resource of its own says something about the subject's resource: the flow log of a VPC. */
export function hasLinked(
  link: Link,
  otherwise: Read<Attr<boolean>> = (scope) => fallBack(scope, false),
): Read<Attr<boolean>> {
  const across: Read<Attr<boolean>> = (scope) => {
    const found = linkedScope(link, scope)
    return found === undefined ? otherwise(scope) : isThere(found.node, scope)
  }
  return withWay(readsAlso([...link.types, ...linkedTypesOf(otherwise)], across), { by: [otherwise] })
}

/** How a resource names another: by one of its properties, or as ARM's children do, by the start of its own name. */
export interface Naming {
  readonly by: Link['by']
  readonly to: Target
}

/**
 * Reads at the resource that the subject's names: the load balancer of a listener.
 *
 * @param naming of several, the first that is written counts
 * @param otherwise where that resource is in another template, or, with a cause, where it cannot be known; then
 *   also with the resources that it can be, where those are known
 */
export function ofNamed<A>(
  naming: Naming | readonly Naming[],
  read: Read<A>,
  otherwise: (scope: Scope, because?: UnknownCause, among?: readonly Resource[]) => A,
): Read<A> {
  const namings = [naming].flat()
  const across: Read<A> = (scope) => {
    const named = namedBy(scope, namings)
    if (named.kind === 'here') return read(scopeOf(scope.template, named.resource))
    return named.kind === 'unclear' ? otherwise(scope, named.because, named.among) : otherwise(scope)
  }
  const reader = readsAlso([...namings.flatMap(({ to }) => to.types), ...linkedTypesOf(read)], across)
  const move = (scope: Scope): Scope | undefined => {
    const named = namedBy(scope, namings)
    return named.kind === 'here' ? scopeOf(scope.template, named.resource) : undefined
  }
  return withWay(reader, { move, read })
}

/**
 * Reads what would exempt the subject at the resource that it names: whether the load balancer of a listener is
 * internal. An exemption must be seen: in another template it is not, and of several resources that the link may lead
 * to, each must say the same.
 *
 * @param unseen what holds where no resource of the template says otherwise
 */
export function ofSeen<T>(naming: Naming | readonly Naming[], read: Read<Attr<T>>, unseen: T): Read<Attr<T>> {
  const types = [naming].flat().flatMap(({ to }) => to.types)
  return ofNamed(naming, read, ({ template, at }, because, among) => {
    // What the deployment gives is not what this template makes.
    const isElsewhere = because === undefined || isGiven(because, ['variable'])
    const candidates = among ?? resourcesOf(template, isElsewhere ? [] : types)
    const isExempt = candidates.some((each) => !isKnownAs(read(scopeOf(template, each)), unseen))
    const open = hiddenResources(template) ?? (isExempt ? because : undefined)
    return open === undefined ? byDefault(unseen, at) : unknownBecause(open, at)
  })
}

/** What the resource of the scope names, by the first way that is written. */
export function namedBy(scope: Scope, namings: readonly Naming[]): Named {
  const { template, resource, node } = scope
  for (const { by, to } of namings) {
    if (by === PARENT) return parentOf(resource, to.types, template)
    const link = by === EXTENDED ? linkIn(resource, by) : lookUp(node, by)
    if (link !== undefined && !isNull(link)) return follow(link, to, template, resource)
  }
  return { kind: 'elsewhere' }
}
