/** Changes that remove: a subject, or items that it is about. */
import type { SubjectPlace } from '../../core/policy.ts'
import { itemAt } from '../../core/property-path.ts'
import type { Placed, Proposals } from '../../core/repair.ts'
import { type Location, sameLocation } from '../../core/source.ts'

/** Ways to remove what stands at some places; where nothing would be left, the subject with them. */
export function removalOf(
  subject: SubjectPlace,
  places: 'subject' | { readonly some: readonly Placed[]; readonly all: readonly Placed[] },
): Proposals {
  if (places === 'subject') return [[{ kind: 'remove', at: wholeOf(subject) }]]
  const { some, all } = places
  if (some.length === 0) return []
  if (some.length >= all.length) return removalOf(subject, 'subject')
  const at = distinct(some.map((each) => itemAt(subject.resource, each.at) ?? writtenPlace(each)))
  return [at.map((each) => ({ kind: 'remove', at: each }))]
}

/** A subject that is a resource points at its head. */
function wholeOf({ at, resource }: SubjectPlace): Location {
  return sameLocation(at, resource.head) ? resource.at : at
}

function writtenPlace(placed: Placed): Location {
  return 'from' in placed && isPlaced(placed.from) ? placed.from.at : placed.at
}

function isPlaced(from: unknown): from is Placed {
  return typeof from === 'object' && from !== null && 'at' in from
}

function distinct(places: readonly Location[]): readonly Location[] {
  return places.filter((place, i) => places.findIndex((other) => sameLocation(place, other)) === i)
}
