/** Readers of encryption that a copy takes from what it is made from. */
import { setElsewhere } from '../../core/attr.ts'
import type { Attr } from '../../core/claim.ts'
import type { Value } from '../../core/value.ts'
import { linkedLike } from './moves.ts'
import { lookUp, type Read } from './scope.ts'

/**
 * Reads whether something is encrypted. What is made from an original (a snapshot, a replica's source) is
 * encrypted when the original is, whatever else is written: short of a written `true` that is unknown.
 *
 * @param own reads what is written about the copy itself
 * @param originals paths of the properties that name an original
 * @param what the original, as words in a sentence
 */
export function orInherited(
  own: Read<Attr<boolean>>,
  originals: readonly string[],
  what: string,
): Read<Attr<boolean>> {
  return linkedLike((scope) => {
    const written = own(scope)
    if (written.kind === 'known' && written.value && written.origin === 'written') return written
    const original = originals.map((path) => lookUp(scope.node, path)).find(isGiven)
    if (original === undefined) return written
    return setElsewhere(`the encryption of ${what}`, original.at)
  }, own)
}

/** Modules pass an empty string or null for "none". */
function isGiven(value: Value | undefined): boolean {
  return value !== undefined && !(value.kind === 'scalar' && (value.value === null || value.value === ''))
}
