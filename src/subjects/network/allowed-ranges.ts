/** Address ranges that may connect, where naming none allows anyone. */
import { orDefault } from '../../core/attr.ts'
import type { Attr } from '../../core/claim.ts'
import { fallBack, firstWritten, textsOf } from '../define/readers.ts'
import type { Read, Scope } from '../define/scope.ts'
import { addressRange, addressRanges } from './address.ts'

const ANYWHERE = '0.0.0.0/0'

/** Reads the ranges at the first of the paths that is written; see `orAnyone`. */
export function allowedRanges(...paths: readonly string[]): Read<readonly Attr<string>[]> {
  return (scope) => orAnyone(textsAt(scope, paths), scope)
}

/** Reads texts of several ranges with commas between them, or lists of ranges; see `orAnyone`. */
export function allowedLists(...paths: readonly string[]): Read<readonly Attr<string>[]> {
  return (scope) => orAnyone(textsAt(scope, paths), scope, addressRanges)
}

function textsAt(scope: Scope, paths: readonly string[]): readonly Attr<string>[] {
  const value = firstWritten(scope, paths)
  return value === undefined ? [] : textsOf(value)
}

/** The ranges; 0.0.0.0/0 where there are none. Those of the network itself are absent ones. */
export function orAnyone(
  written: readonly Attr<string>[],
  scope: Scope,
  readable: (range: Attr<string>) => Attr<string> = addressRange,
): readonly Attr<string>[] {
  // An empty list is the same as none; so is one that a condition may leave empty.
  if (written.length === 0) return [fallBack(scope, ANYWHERE)]
  return written.map((range, i) =>
    readable(i === 0 ? orDefault(range, () => fallBack(scope, ANYWHERE)) : range),
  )
}
