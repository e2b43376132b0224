/** Readers of what a copy takes from what it is made from. */
import { isKnownAs, setElsewhere } from '../../core/attr.ts'
import type { Attr } from '../../core/claim.ts'
import type { Location } from '../../core/source.ts'
import type { Value } from '../../core/value.ts'
import { type Naming, namedBy } from '../links/readers.ts'
import { linkedLike } from './moves.ts'
import { fallBack } from './readers.ts'
import { lookUp, type Read, type Scope, scopeOf } from './scope.ts'

/**
 * Reads whether something is encrypted. What is made from an original (a snapshot, a replica's source) is
 * encrypted when the original is, whatever else is written: short of a written `true` that is unknown.
 *
 * @param own reads what is written about the copy itself
 * @param originals paths of the properties that name an original
 * @param what the original, as words in a sentence
 * @param sources the properties that name an original which a template may hold: it is read there
 */
export function orInherited(
  own: Read<Attr<boolean>>,
  originals: readonly string[],
  what: string,
  sources: readonly Naming[] = [],
): Read<Attr<boolean>> {
  return linkedLike((scope) => {
    const written = own(scope)
    if (written.kind === 'known' && written.value && written.origin === 'written') return written
    const { paths, at } = namesIn(scope, originals)
    if (paths.length === 0) return written
    const source = sourceOf(scope, paths, sources)
    // The source of a source is one more step, which is not taken.
    if (source !== undefined && namesIn(source, originals).paths.length === 0) return own(source)
    return setElsewhere(`the encryption of ${what}`, at)
  }, own)
}

/**
 * Reads what a copy has that it does not write: the setting of its original or the default, whichever of the two it
 * takes. Only where both are the same is it known.
 *
 * @param read reads the setting of the original
 * @param value the default
 */
export function orOfOriginal<T>(
  read: Read<Attr<T>>,
  value: T,
  { originals, what, sources }: Originals,
): Read<Attr<T>> {
  return (scope) => {
    const { paths, at } = namesIn(scope, originals)
    if (paths.length === 0) return fallBack(scope, value)
    const source = sourceOf(scope, paths, sources)
    const isSame = source !== undefined && isKnownAs(read(source), value)
    return isSame ? fallBack(scope, value) : setElsewhere(what, at)
  }
}

/** What a copy may be made from. */
export interface Originals {
  /** Paths of the properties that name an original. */
  readonly originals: readonly string[]
  /** What comes from it, as words in a sentence. */
  readonly what: string
  /** The properties that name an original which a template may hold: it is read there. */
  readonly sources: readonly Naming[]
}

/** The properties that name an original and are given, and where the first one stands. */
function namesIn(scope: Scope, originals: readonly string[]): { paths: readonly string[]; at: Location } {
  const given = originals.map((path) => ({ path, value: lookUp(scope.node, path) })).filter(isGiven)
  return { paths: given.map(({ path }) => path), at: given[0]?.value?.at ?? scope.at }
}

/** The resource of this template that a copy is made from, where that is named and nothing else. */
function sourceOf(scope: Scope, paths: readonly string[], sources: readonly Naming[]): Scope | undefined {
  const [path, ...more] = paths
  const namings = sources.filter(
    ({ by }) => path !== undefined && String(by).split('.')[0] === path.split('.')[0],
  )
  const named = more.length > 0 || namings.length === 0 ? undefined : namedBy(scope, namings)
  return named?.kind === 'here' ? scopeOf(scope.template, named.resource) : undefined
}

/** Modules pass an empty string or null for "none". */
function isGiven({ value }: { readonly value: Value | undefined }): boolean {
  return value !== undefined && !(value.kind === 'scalar' && (value.value === null || value.value === ''))
}
