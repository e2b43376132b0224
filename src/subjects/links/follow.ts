/** What a link leads to: a reference, a literal name, or the same words as the name of another resource. */
import { ANY_KEY, attributeName, isSameReference } from '../../core/reference.ts'
import { sourceText } from '../../core/source.ts'
import type { Resource, Template } from '../../core/template.ts'
import { causeOfChoice, type Scalar, type Unknown, type UnknownCause, type Value } from '../../core/value.ts'
import { isOfType, lookUp, memoize, resourcesOf } from '../define/scope.ts'
import { meansTheSame, standsForMany } from './existence.ts'
import type { Named, Target } from './named.ts'

/** How many resources a link is followed through. */
const MOST_HOPS = 5

/**
 * Follows the value of a link, written as a reference, as a literal name, or through the same variable.
 *
 * @param owner the resource that the link is written in: the same words mean the same in the same module only
 */
export function follow(
  link: Value | undefined,
  target: Target,
  template: Template,
  owner?: Resource,
  hops: number = MOST_HOPS,
): Named {
  if (link === undefined) return { kind: 'elsewhere' }
  switch (link.kind) {
    case 'scalar':
      return byName(link.value, target, template)
    case 'unknown':
      return byReference(link, target, template, owner, hops)
    case 'either': {
      const [first, second] = link.branches.map((branch) => follow(branch, target, template, owner, hops))
      if (first?.kind === 'here' && second?.kind === 'here' && first.resource === second.resource)
        return first
      return { kind: 'unclear', because: causeOfChoice(link) }
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

const namesOf = memoize((target: Target) =>
  memoize((template: Template): Names => {
    const named = new Map<Scalar['value'], Resource>()
    let unclear: Named | undefined
    for (const resource of resourcesOf(template, target.types)) {
      const own = lookUp(resource.properties, target.name)
      if (own?.kind === 'scalar' && own.value !== null && !named.has(own.value))
        named.set(own.value, resource)
      if (own?.kind === 'unknown') unclear ??= { kind: 'unclear', because: own.because }
      if (own?.kind === 'either') unclear ??= { kind: 'unclear', because: causeOfChoice(own) }
    }
    return { named, unclear }
  }),
)

function byReference(
  link: Unknown,
  target: Target,
  template: Template,
  owner: Resource | undefined,
  hops: number,
): Named {
  const { because } = link
  const name = because.kind === 'reference' ? because.resource : undefined
  if (name !== undefined) return byAddress(name, because, target, template, hops)
  const index = candidatesOf(target)(template)
  const [same] = keysOf(link)
    .flatMap(
      (key) => index.get(key)?.find(({ own, resource }) => saysTheSame(own, resource, link, owner)) ?? [],
    )
    .sort((a, b) => a.position - b.position)
  return same === undefined ? { kind: 'unclear', because } : { kind: 'here', resource: same.resource }
}

/** A resource whose own name is not known, with its place among those that a link may name. */
interface Candidate {
  readonly resource: Resource
  readonly own: Unknown
  readonly position: number
}

/** The resources whose name is not known, by what two names that say the same have in common. */
const candidatesOf = memoize((target: Target) =>
  memoize((template: Template): ReadonlyMap<string, readonly Candidate[]> => {
    const index = new Map<string, Candidate[]>()
    for (const [position, resource] of resourcesOf(template, target.types).entries()) {
      const own = lookUp(resource.properties, target.name)
      if (own?.kind !== 'unknown') continue
      for (const key of keysOf(own)) {
        const same = index.get(key)
        if (same === undefined) index.set(key, [{ resource, own, position }])
        else same.push({ resource, own, position })
      }
    }
    return index
  }),
)

/** Its words, and the reference that it is: names that say the same have one of the two in common. */
function keysOf({ at, because }: Unknown): readonly string[] {
  const words = `words\0${sourceText(at)}`
  if (because.kind !== 'reference') return [words]
  const { root, name = '', type = '', resource = '', key = '', attribute } = because
  return [words, ['reference', root, name, type, resource, key, ...attribute].join('\0')]
}

function byAddress(
  name: string,
  because: UnknownCause,
  target: Target,
  template: Template,
  hops: number,
): Named {
  const [only, ...more] = (addressed(template).get(name) ?? []).filter((resource) =>
    isOfType(template, resource, target.types),
  )
  if (only === undefined) return through(name, because, target, template, hops)
  if (more.length > 0) return { kind: 'unclear', because, among: [only, ...more] }
  // It is one of several that this resource stands for.
  if (standsForMany(only) && namesOne(because)) return { kind: 'unclear', because, among: [only] }
  return { kind: 'here', resource: only }
}

/** `aws_s3_bucket.b["logs"].id`, `aws_s3_bucket.b[0].id` */
function namesOne(because: UnknownCause): boolean {
  return because.kind === 'reference' && because.key !== undefined && because.key !== ANY_KEY
}

/** Resources by name; those that one block makes also by the name of the block. */
const addressed = memoize((template: Template): ReadonlyMap<string, readonly Resource[]> => {
  const index = new Map<string, Resource[]>()
  for (const resource of template.resources) {
    for (const name of resource.block === undefined ? [resource.name] : [resource.name, resource.block]) {
      const same = index.get(name)
      if (same === undefined) index.set(name, [resource])
      else same.push(resource)
    }
  }
  return index
})

/**
 * A link through another resource that names the same thing, as `aws_s3_bucket_versioning.b.bucket` does. What
 * it leads to is here, or can't be known: a data source may well find what this template makes.
 */
function through(
  name: string,
  because: UnknownCause,
  target: Target,
  template: Template,
  hops: number,
): Named {
  const [other, ...more] = (hops === 0 ? undefined : addressed(template).get(name)) ?? []
  const attribute = because.kind === 'reference' ? attributeName(because) : undefined
  const isName = attribute === 'id' || attribute === 'bucket'
  const further = other && more.length === 0 && isName ? lookUp(other.properties, target.name) : undefined
  const named: Named | undefined = further && follow(further, target, template, other, hops - 1)
  return named?.kind === 'here' ? named : { kind: 'unclear', because }
}

/**
 * Whether two links name the same thing, known or not. Unknown ones do when they are the same reference, or are
 * written in the same words in the same module: the same variable is not enough, because a text may be made from it.
 */
export function saysTheSame(
  a: Value | undefined,
  ownerOfA: Resource,
  b: Value | undefined,
  ownerOfB: Resource | undefined,
): boolean {
  if (a?.kind === 'scalar' && b?.kind === 'scalar') return a.value === b.value
  if (a?.kind !== 'unknown' || b?.kind !== 'unknown') return false
  if (areOneReference(a.because, b.because, ownerOfA, ownerOfB)) return true
  const words = sourceText(a.at)
  if (words !== sourceText(b.at)) return false
  return ownerOfB === undefined || meansTheSame(words, ownerOfA, ownerOfB)
}

/** Names of resources hold in the whole template, all others in their module. */
function areOneReference(
  a: UnknownCause,
  b: UnknownCause,
  ownerOfA: Resource,
  ownerOfB: Resource | undefined,
): boolean {
  if (a.kind !== 'reference' || b.kind !== 'reference') return false
  if (a.within !== undefined || b.within !== undefined || !isSameReference(a, b)) return false
  return a.resource !== undefined || ownerOfB === undefined || meansTheSame('', ownerOfA, ownerOfB)
}
