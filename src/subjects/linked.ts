/** Readers of what another resource says about this one: a bucket and its separate public access block. */

import type { Resource, Template } from '../core/template.ts'
import type { Scalar, Unknown, UnknownCause, Value } from '../core/value.ts'
import { wordsAt } from './given-later.ts'
import { lookUp, remembered, resourcesOf, type Scope, unreadPart } from './scope.ts'

/** How resources of one kind name the resource that they say something about. */
export interface Link {
  /** Types of the resources that say something about another. */
  readonly types: readonly string[]
  /** Their property that names the other. */
  readonly by: string
  readonly to: Target
}

/** What links may name. */
export interface Target {
  readonly types: readonly string[]
  /**
   * The property that holds its literal name, to match links that are written as text. Other resources name
   * it by a property of the same name.
   */
  readonly name: string
}

/** What a link names: a resource of this template, one that is elsewhere, or it can't be told. */
export type Named =
  | { readonly kind: 'here'; readonly resource: Resource }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unclear'; readonly because: UnknownCause }

/** How many resources a link is followed through. */
const MOST_HOPS = 5

/** Follows the value of a link, written as a reference, as a literal name, or through the same variable. */
export function follow(
  link: Value | undefined,
  target: Target,
  template: Template,
  hops: number = MOST_HOPS,
): Named {
  if (link === undefined) return { kind: 'elsewhere' }
  switch (link.kind) {
    case 'scalar':
      return byName(link.value, target, template)
    case 'unknown':
      return byReference(link, target, template, hops)
    case 'either': {
      const [first, second] = link.branches.map((branch) => follow(branch, target, template, hops))
      if (first?.kind === 'here' && second?.kind === 'here' && first.resource === second.resource)
        return first
      return { kind: 'unclear', because: { kind: 'condition', name: link.condition } }
    }
    default:
      return { kind: 'unclear', because: { kind: 'type', expected: 'a name' } }
  }
}

function byName(name: Scalar['value'], target: Target, template: Template): Named {
  const { named, unclear } = namesOf(target)(template)
  const resource = named.get(name)
  return resource === undefined ? (unclear ?? { kind: 'elsewhere' }) : { kind: 'here', resource }
}

interface Names {
  readonly named: ReadonlyMap<Scalar['value'], Resource>
  /** Set when a name is not known, and might be any. */
  readonly unclear: Named | undefined
}

const namesOf = remembered((target: Target) =>
  remembered((template: Template): Names => {
    const named = new Map<Scalar['value'], Resource>()
    let unclear: Named | undefined
    for (const resource of resourcesOf(template, target.types)) {
      const own = lookUp(resource.properties, target.name)
      if (own?.kind === 'scalar' && own.value !== null && !named.has(own.value))
        named.set(own.value, resource)
      if (own?.kind === 'unknown') unclear ??= { kind: 'unclear', because: own.because }
      if (own?.kind === 'either') {
        unclear ??= { kind: 'unclear', because: { kind: 'condition', name: own.condition } }
      }
    }
    return { named, unclear }
  }),
)

/** What every resource with such a link names. */
const followed = remembered((link: Link) =>
  remembered((template: Template) =>
    resourcesOf(template, link.types).map((resource) => {
      const value = lookUp(resource.properties, link.by)
      return { resource, value, named: follow(value, link.to, template) }
    }),
  ),
)

function byReference(link: Unknown, target: Target, template: Template, hops: number): Named {
  const { because } = link
  const candidates = resourcesOf(template, target.types)
  const name = because.kind === 'reference' ? because.resource : undefined
  if (name !== undefined) {
    const resource = candidates.find((candidate) => candidate.name === name)
    return resource === undefined
      ? through(name, because, target, template, hops)
      : { kind: 'here', resource }
  }
  const sameName = candidates.find(({ properties }) => saysTheSame(lookUp(properties, target.name), link))
  return sameName === undefined ? { kind: 'unclear', because } : { kind: 'here', resource: sameName }
}

/**
 * A link through another resource that names the same thing, as `aws_s3_bucket_versioning.b.bucket` does. What
 * it leads to is here, or can't be told: a data source may well find what this template makes.
 */
function through(
  name: string,
  because: UnknownCause,
  target: Target,
  template: Template,
  hops: number,
): Named {
  const other = hops === 0 ? undefined : byAddress(template).get(name)
  const isName = because.kind === 'reference' && /\.(?:id|bucket)(?:\[[^\]]*\])?$/.test(because.to)
  const further = other && isName ? lookUp(other.properties, target.name) : undefined
  const named: Named | undefined = further && follow(further, target, template, hops - 1)
  return named?.kind === 'here' ? named : { kind: 'unclear', because }
}

const byAddress = remembered(
  (template: Template) => new Map(template.resources.map((resource) => [resource.name, resource])),
)

/**
 * Whether two links name the same thing, known or not. Unknown ones do when they are written in the same words:
 * the same variable is not enough, because a text may be made from it.
 */
function saysTheSame(a: Value | undefined, b: Value | undefined): boolean {
  if (a?.kind === 'scalar' && b?.kind === 'scalar') return a.value === b.value
  return a?.kind === 'unknown' && b?.kind === 'unknown' && wordsAt(a.at) === wordsAt(b.at)
}

/**
 * The scope of the resource that says something about `about`; undefined where none does. Where a link can't be
 * followed, or a part of the template was not read, there may be one: the scope's node is then unknown.
 */
export function linkedScope(link: Link, about: Scope, peer?: Resource): Scope | undefined {
  const beside = peer === undefined ? [about.resource] : [about.resource, peer]
  return pick(link, about, beside, (named) => {
    if (named.kind === 'unclear') return named.because
    return named.kind === 'here' && named.resource === about.resource
  })
}

/**
 * The scope of the resource that says something about the same thing as `peer`, a resource that itself only
 * names that thing by its property `by`: the public access block beside a bucket's ACL.
 */
export function siblingScope(link: Link, peer: Scope, by: string): Scope | undefined {
  const written = lookUp(peer.resource.properties, by)
  const named = follow(written, link.to, peer.template)
  if (named.kind === 'here') {
    const { resource } = named
    const about: Scope = { ...peer, resource, node: resource.properties, at: resource.head }
    return linkedScope(link, about, peer.resource)
  }
  return pick(link, peer, [peer.resource], (other, value) => {
    if (saysTheSame(value, written)) return true
    // A resource of this template can only be meant by both if this link can't be followed.
    if (named.kind === 'unclear') return named.because
    return other.kind === 'unclear' ? other.because : false
  })
}

/**
 * The scope of a resource that says something good about another. Where a condition decides whether it exists, and
 * not the same one whether those beside it do, its node is one of its properties and nothing.
 */
export function protectingScope(
  template: Template,
  resource: Resource,
  beside: readonly Resource[] = [],
): Scope {
  const { properties, meta, head } = resource
  const scope: Scope = { template, resource, node: properties, at: head }
  for (const name of EXISTENCE) {
    const condition = lookUp(meta, name)
    if (condition === undefined || (name !== 'Condition' && isDecided(condition))) continue
    if (beside.some((other) => existsWith(condition, name, other))) continue
    const words = condition.kind === 'either' ? condition.condition : wordsAt(condition.at)
    const node: Value = {
      kind: 'either',
      condition: words,
      branches: [properties, undefined],
      at: condition.at,
    }
    return { ...scope, node }
  }
  return scope
}

/** What decides whether, and how often, a resource exists. */
const EXISTENCE = ['count', 'for_each', 'Condition']

/** What certainly has no elements has been left out of the template. */
function isDecided(value: Value): boolean {
  switch (value.kind) {
    case 'scalar':
      return true
    case 'mapping':
      return [...value.entries.values()].some(isDecided)
    case 'list':
      return value.items.some(isDecided)
    default:
      return false
  }
}

/** Whether the other one exists under the same condition, or the condition asks for it: `length(aws_s3_bucket.b)`. */
function existsWith(condition: Value, name: string, other: Resource): boolean {
  const words = wordsAt(condition.at)
  const others = lookUp(other.meta, name)
  if (others !== undefined && wordsAt(others.at) === words) return true
  return other.name.includes('.') && words.includes(other.name)
}

function pick(
  link: Link,
  { template, resource: owner, at }: Scope,
  beside: readonly Resource[],
  matches: (named: Named, link: Value | undefined) => boolean | UnknownCause,
): Scope | undefined {
  let unclear: UnknownCause | undefined
  for (const { resource, value, named } of followed(link)(template)) {
    const match = matches(named, value)
    if (match === true) return protectingScope(template, resource, beside)
    if (match !== false) unclear ??= match
  }
  if (!template.complete) unclear ??= unreadPart(template)
  if (unclear === undefined) return undefined
  return { template, resource: owner, node: { kind: 'unknown', because: unclear, at }, at }
}
