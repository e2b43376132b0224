/** Defaults that depend on something else that is written: an engine, a mode, a version. */
import { byDefault, whereKnown } from '../../core/attr.ts'
import type { Attr } from '../../core/claim.ts'
import { linkedTypesOf, readsAlso } from './moves.ts'
import type { Read } from './scope.ts'

/**
 * Reads a default that another attribute decides, by `choose`; it points where something that is not written points.
 * Where the other attribute is absent or not known, so is the default.
 */
export function defaultBy<T, U>(other: Read<Attr<T>>, choose: (value: T) => U): Read<Attr<U>> {
  return readsAlso(linkedTypesOf(other), (scope) =>
    whereKnown(other(scope), ({ value }) => byDefault(choose(value), scope.at)),
  )
}
