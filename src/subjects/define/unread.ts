/** What a template does not say because a part of it was not read: the one place that knows how far such parts reach. */
import type { Resource, Template, UnreadPart } from '../../core/template.ts'
import { causeOfUnread, type UnknownCause } from '../../core/value.ts'

/**
 * Why the absence of a resource proves nothing: a part that was not read may hold it. Undefined where all resources are
 * known.
 */
export function hiddenResources({ unread }: Template): UnknownCause | undefined {
  return causeOf(unread.find(({ reach }) => reach === 'resources' || reach === 'everything'))
}

/**
 * Why what a resource does not write may be written all the same. Undefined where it is absent. Mappings that are read
 * in part say so themselves.
 */
export function hiddenProperties({ unread }: Template, resource: Resource): UnknownCause | undefined {
  return causeOf(unread.find((part) => part.reach === 'everything' && reaches(part, resource)))
}

/** A part of a file may change the resources of this file; a file that was not read at all may change any. */
function reaches({ at }: UnreadPart, resource: Resource): boolean {
  return at === undefined || at.file === resource.at.file
}

function causeOf(part: UnreadPart | undefined): UnknownCause | undefined {
  return part && causeOfUnread(part)
}
