/** Readers of what another resource says about this one: a bucket and its separate public access block. */
import type { Resource, Template } from '../../core/template.ts'
import { choiceBecause, choiceOf, type UnknownCause, type Value } from '../../core/value.ts'
import { isGiven } from '../define/deploy-time.ts'
import { lookUp, memoize, resourcesOf, type Scope, scopeOf } from '../define/scope.ts'
import { hiddenResources } from '../define/unread.ts'
import { existsWith, openConditions } from './existence.ts'
import { follow, saysTheSame } from './follow.ts'
import type { Named, Target } from './named.ts'
import { EXTENDED, PARENT, parentOf } from './parent.ts'
import { unreadModule } from './unread-module.ts'

/** How resources of one kind name the resource that they say something about. */
export interface Link {
  /** Types of the resources that say something about another. */
  readonly types: readonly string[]
  /**
   * Their property that names the other; PARENT where the names of the resources do, as those of ARM's children;
   * EXTENDED for ARM's extension resources.
   */
  readonly by: string | typeof PARENT | typeof EXTENDED
  readonly to: Target
  /** Which of them say something about such a thing, where not all of them do. */
  readonly only?: (resource: Resource, template: Template) => boolean
}

/** A resource with a link, and what it names. */
interface Saying {
  readonly resource: Resource
  readonly value: Value | undefined
  readonly named: Named
}

type Unclear = Extract<Named, { kind: 'unclear' }>

interface Sayings {
  readonly all: readonly Saying[]
  /** The first one about each resource. */
  readonly about: ReadonlyMap<Resource, Resource>
  readonly unclear: readonly Unclear[]
}

/** What every resource with such a link names. */
const followed = memoize((link: Link) =>
  memoize((template: Template): Sayings => {
    const all = resourcesOf(template, link.types).flatMap((resource): readonly Saying[] => {
      if (link.only?.(resource, template) === false) return []
      if (link.by === PARENT)
        return [{ resource, value: undefined, named: parentOf(resource, link.to.types, template) }]
      const value = linkIn(resource, link.by)
      return [{ resource, value, named: follow(value, link.to, template, resource) }]
    })
    const about = new Map<Resource, Resource>()
    for (const { resource, named } of all) {
      if (named.kind === 'here' && !about.has(named.resource)) about.set(named.resource, resource)
    }
    return { all, about, unclear: all.map(({ named }) => named).filter(isUnclear) }
  }),
)

/** The value by which a resource names another. */
export function linkIn({ properties, meta }: Resource, by: string | typeof EXTENDED): Value | undefined {
  return by === EXTENDED ? lookUp(meta, 'scope') : lookUp(properties, by)
}

/**
 * The scope of the resource that says something about `about`; undefined where none does. Where a link can't be
 * followed, or a part of the template was not read, there may be one: the scope's node is then unknown.
 */
export function linkedScope(link: Link, about: Scope, peer?: Resource): Scope | undefined {
  const beside = peer === undefined ? [about.resource] : [about.resource, peer]
  const { about: said, unclear } = followed(link)(about.template)
  const found = said.get(about.resource)
  if (found !== undefined) return protectingScope(about.template, found, beside)
  return openScope(unclear.find((named) => mayBe(named, about.resource))?.because, about)
}

/** How many resources that may say something about another are looked at one by one. */
const MOST_UNCLEAR = 50

/**
 * The scopes of every resource that says something about `about`, and of those that may: whose link cannot be
 * followed, and is not given by the deployment as the name of something else. For what each of them adds, such as the
 * rules of a listener; see `isAbout`. Of very many that may, there is one scope whose node is unknown.
 */
export function everyLinkedScope(link: Link, about: Scope): readonly Scope[] {
  const { everyAbout, maybes } = sayingsByResource(link)(about.template)
  const found = (everyAbout.get(about.resource) ?? []).map((resource) => scopeOf(about.template, resource))
  const [first] = maybes
  if (first !== undefined && maybes.length > MOST_UNCLEAR) {
    return [...found, { ...about, node: { kind: 'unknown', because: first.named.because, at: about.at } }]
  }
  const possible = maybes.filter(({ named }) => mayBe(named, about.resource))
  return [...found, ...possible.map(({ resource }) => scopeOf(about.template, resource))]
}

/** Everything that is said about each resource, and what may be said about any. */
const sayingsByResource = memoize((link: Link) =>
  memoize((template: Template) => {
    const everyAbout = new Map<Resource, Resource[]>()
    const maybes: { readonly resource: Resource; readonly named: Unclear }[] = []
    for (const { resource, named } of followed(link)(template).all) {
      if (named.kind === 'unclear' && !isGiven(named.because, ['variable'])) maybes.push({ resource, named })
      if (named.kind !== 'here') continue
      const known = everyAbout.get(named.resource)
      if (known === undefined) everyAbout.set(named.resource, [resource])
      else known.push(resource)
    }
    return { everyAbout, maybes }
  }),
)

/** Whether a link that can't be known may lead to this resource. */
function mayBe({ among }: Unclear, resource: Resource): boolean {
  return among === undefined || among.includes(resource)
}

/**
 * The scope of the resource that says something about the same thing as `peer`, a resource that itself only
 * names that thing by its property `by`: the public access block beside a bucket's ACL.
 */
export function siblingScope(link: Link, peer: Scope, by: string): Scope | undefined {
  const written = lookUp(peer.resource.properties, by)
  const named = follow(written, link.to, peer.template, peer.resource)
  if (named.kind === 'here') {
    const { resource } = named
    const about: Scope = { ...peer, resource, node: resource.properties, at: resource.head }
    return linkedScope(link, about, peer.resource)
  }
  const { all } = followed(link)(peer.template)
  const same = all.find(({ resource, value }) => saysTheSame(value, resource, written, peer.resource))
  if (same !== undefined) return protectingScope(peer.template, same.resource, [peer.resource])
  // A resource of this template can only be meant by both if this link can't be followed.
  const unclear = all.map((other) => (named.kind === 'unclear' ? named : other.named)).find(isUnclear)
  const found = openScope(unclear?.because, peer)
  return found ?? (named.kind === 'unclear' ? besideOutput(named.because, peer) : undefined)
}

function isUnclear(named: Named): named is Unclear {
  return named.kind === 'unclear'
}

/** A module that is not read and makes the thing may well say something about it. */
function besideOutput(because: UnknownCause, { template, resource, at }: Scope): Scope | undefined {
  const isOutput = because.kind === 'reference' && because.root === 'module'
  if (!isOutput && because.kind !== 'missing-file') return undefined
  return { template, resource, node: { kind: 'unknown', because, at }, at }
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
  const { properties, head } = resource
  const scope: Scope = { template, resource, node: properties, at: head }
  const open = openConditions(resource).find(
    (condition) => !beside.some((other) => existsWith(condition, other)),
  )
  if (open === undefined) return scope
  const { value, words } = open
  const choice = value.kind === 'unknown' ? choiceBecause(words, value.because) : { condition: words }
  const decided = choiceOf(value.kind === 'either' ? value : choice)
  const node: Value = { ...decided, kind: 'either', branches: [properties, undefined], at: value.at }
  return { ...scope, node }
}

/** The scope of what may be said about the scope's resource, for one of these causes. */
function openScope(unclear: UnknownCause | undefined, { template, resource, at }: Scope): Scope | undefined {
  const because = unclear ?? hiddenResources(template) ?? unreadModule(template, resource)
  return because && { template, resource, node: { kind: 'unknown', because, at }, at }
}
