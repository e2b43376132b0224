/** Readers of nested blocks that need not be there: what is said of no block at all is nothing. */
import { absent, eachBranch, firstKnown, known, unknownBecause } from '../../core/attr.ts'
import type { Attr } from '../../core/claim.ts'
import type { Value } from '../../core/value.ts'
import { below, linkedLike } from './moves.ts'
import { fallBack } from './readers.ts'
import { isNull, lookUp, type Read, type Scope } from './scope.ts'
import { withWay } from './ways.ts'

/**
 * Reads a nested block, at `path` or where the scope stands. Where there is none, the attribute is absent; of a
 * block that exists under a condition only, it is absent in the other case.
 */
export function inBlock<T>(read: Read<Attr<T>>, path?: string): Read<Attr<T>> {
  const inside = linkedLike((scope) => {
    const block = path === undefined ? scope.node : lookUp(scope.node, path)
    return eachBranch(block, (node) =>
      node === undefined || isNull(node) ? absent(scope.at) : read({ ...scope, node }),
    )
  }, read)
  return path === undefined ? inside : withWay(inside, { move: below(path), read })
}

/** Whether there is a nested block, even an empty one; a block that a condition or a loop makes may not be there. */
export function hasBlock(path: string): Read<Attr<boolean>> {
  return withWay((scope) => isThere(lookUp(scope.node, path), scope, path), { at: [path] })
}

/**
 * Whether a value is there: a block, even an empty one.
 * @param path where it would be written
 */
export function isThere(value: Value | undefined, scope: Scope, path?: string): Attr<boolean> {
  return eachBranch(value, (single) => {
    if (single === undefined || isNull(single)) return fallBack(scope, false, path)
    if (single.kind === 'unknown') return unknownBecause(single.because, single.at)
    if (single.kind !== 'list') return known(true, single.at)
    return firstKnown(single.items.map((item) => isThere(item, scope))) ?? fallBack(scope, false, path)
  })
}
