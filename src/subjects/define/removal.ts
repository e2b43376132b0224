/** Changes that remove: a subject, or items that it is about. */
import type { Known } from '../../core/claim.ts'
import type { SubjectPlace } from '../../core/policy.ts'
import { itemAt } from '../../core/property-path.ts'
import type { Placed, Proposals, Removed } from '../../core/repair.ts'
import { type Location, sameLocation } from '../../core/source.ts'
import { originOf } from './lazy-object.ts'

/** Ways to remove what stands at some places; where nothing would be left, the subject with them. */
export function removalOf(subject: SubjectPlace, places: 'subject' | 'resource' | Removed): Proposals {
  if (places === 'subject') return [[{ kind: 'remove', at: wholeOf(subject) }]]
  if (places === 'resource') return isPolicy(subject) ? [[{ kind: 'remove', at: subject.resource.at }]] : []
  const { some, all } = places
  if (some.length === 0) return []
  if (all !== undefined && some.length >= all.length) return removalOf(subject, 'subject')
  const at = distinct(some.flatMap((each) => placesOf(each, subject)))
  return [at.map((each) => ({ kind: 'remove', at: each }))]
}

/** Whether the resource is there for a policy alone: a resource with others cannot be without its policy, or with an empty one. */
function isPolicy({ resource }: SubjectPlace): boolean {
  return /polic(?:y|ies)$/i.test(resource.type)
}

/** A subject that is a resource points at its head. */
function wholeOf({ at, resource }: SubjectPlace): Location {
  return sameLocation(at, resource.head) ? resource.at : at
}

/** A property of an item stands for the item; what comes from elsewhere is removed there. */
function placesOf(placed: Placed, { resource }: SubjectPlace): readonly Location[] {
  const object = originOf(placed)
  if (object !== undefined) return [object.scope.node.at]
  const { at, from } = placed as Partial<Known<unknown>>
  return at === undefined ? [] : [itemAt(resource, at) ?? from?.at ?? at]
}

function distinct(places: readonly Location[]): readonly Location[] {
  return places.filter((place, i) => places.findIndex((other) => sameLocation(place, other)) === i)
}
