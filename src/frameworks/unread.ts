/** Parts of templates that are not read or not expanded, as they are listed. */
import type { Location, Range, SourceFile } from '../core/source.ts'
import type { Reach, UnreadPart } from '../core/template.ts'
import type { ParsedText } from './node.ts'

const NOT_READ = 'a part of this template that could not be read'
const BY_MACRO = 'what a macro adds to this template'

/** A part that could not be read. */
export function notRead(at: Location, reach: Reach): UnreadPart {
  return { path: at.file.path, at, what: NOT_READ, reach }
}

/** What a macro, an include or a loop makes at a place. */
export function notExpanded(at: Location, reach: Reach): UnreadPart {
  return { path: at.file.path, at, what: BY_MACRO, isElsewhere: true, reach }
}

/** A file that could not be read at all. */
export function notReadFile({ path }: { readonly path: string }, reach: Reach): UnreadPart {
  return { path, what: NOT_READ, reach }
}

/**
 * The parts of a text that are broken, and all after the first fault that bends the structure; nothing for one that is
 * sound.
 * @param reachOf how far a part reaches
 */
export function notReadParts(
  file: SourceFile,
  { validUntil, lost }: ParsedText,
  reachOf: (part: Range) => Reach,
): readonly UnreadPart[] {
  const rest = validUntil === Number.POSITIVE_INFINITY ? [] : [{ start: validUntil, end: file.text.length }]
  return [...lost, ...rest].map((range) => notRead({ file, range }, reachOf(range)))
}
