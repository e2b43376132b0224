/** Parts of templates that are not read or not expanded, as they are listed. */
import type { Location, SourceFile } from '../core/source.ts'
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
  return { path: at.file.path, at, what: BY_MACRO, reach }
}

/** A file that could not be read at all. */
export function notReadFile({ path }: { readonly path: string }, reach: Reach): UnreadPart {
  return { path, what: NOT_READ, reach }
}

/** What a text says after its first fault that bends the structure; nothing for one that is sound. */
export function notReadRest(
  file: SourceFile,
  { validUntil }: ParsedText,
  reach: Reach,
): readonly UnreadPart[] {
  if (validUntil === Number.POSITIVE_INFINITY) return []
  return [notRead({ file, range: { start: validUntil, end: file.text.length } }, reach)]
}
