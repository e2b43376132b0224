/** Address ranges that may connect, where naming none lets everybody in. */
import type { Attr } from '../../core/claim.ts'
import { withoutOwnAddresses } from '../define/deploy-time.ts'
import { fallBack, textsOf } from '../define/readers.ts'
import { isNull, lookUp, type Read, type Scope } from '../define/scope.ts'

const EVERYBODY = '0.0.0.0/0'

/** Reads the ranges at the first of the paths that is written; see `orEverybody`. */
export function allowedRanges(...paths: readonly string[]): Read<readonly Attr<string>[]> {
  return (scope) => {
    const value = paths
      .map((path) => lookUp(scope.node, path))
      .find((each) => each !== undefined && !isNull(each))
    return orEverybody(value === undefined ? [] : textsOf(value), scope)
  }
}

/** The ranges; 0.0.0.0/0 where there are none. Those of the network itself are absent ones. */
export function orEverybody(written: readonly Attr<string>[], scope: Scope): readonly Attr<string>[] {
  // An empty list is the same as none.
  if (written.length === 0) return [fallBack(scope, EVERYBODY)]
  return written.map((range, i) => withoutOwnAddresses(i === 0 ? firstOr(range, scope) : range))
}

/** The first of a list that a condition may leave empty. */
function firstOr(range: Attr<string>, scope: Scope): Attr<string> {
  if (range.kind === 'absent') return fallBack(scope, EVERYBODY)
  if (range.kind !== 'either') return range
  return { ...range, branches: range.branches.map((branch) => firstOr(branch, scope)) }
}
