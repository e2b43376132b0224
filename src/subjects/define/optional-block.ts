/** Readers of nested blocks that need not be there: what is said of no block at all is nothing. */
import type { Attr } from '../../core/claim.ts'
import type { Value } from '../../core/value.ts'
import { fallBack } from './readers.ts'
import { isNull, lookUp, type Read, type Scope } from './scope.ts'

/**
 * Reads a nested block, at `path` or where the scope stands. Where there is none, the attribute is absent; of a
 * block that exists under a condition only, it is absent in the other case.
 */
export function inBlock<T>(read: Read<Attr<T>>, path?: string): Read<Attr<T>> {
  return (scope) => {
    const node = path === undefined ? scope.node : lookUp(scope.node, path)
    return node === undefined ? { kind: 'absent', at: scope.at } : readBranches(read, { ...scope, node })
  }
}

function readBranches<T>(read: Read<Attr<T>>, scope: Scope): Attr<T> {
  const { node, at } = scope
  if (isNull(node)) return { kind: 'absent', at }
  if (node.kind !== 'either') return read(scope)
  const branches = node.branches.map((branch): Attr<T> => {
    return branch === undefined ? { kind: 'absent', at } : readBranches(read, { ...scope, node: branch })
  })
  return { kind: 'either', condition: node.condition, branches, at: node.at }
}

/** Whether there is a nested block, even an empty one; a block that a condition or a loop makes may not be there. */
export function hasBlock(path: string): Read<Attr<boolean>> {
  return (scope) => isThere(lookUp(scope.node, path), scope)
}

/** Whether a value is there: a block, even an empty one. */
export function isThere(value: Value | undefined, scope: Scope): Attr<boolean> {
  if (value === undefined || isNull(value)) return fallBack(scope, false)
  const { at } = value
  switch (value.kind) {
    case 'unknown':
      return { kind: 'unknown', because: value.because, at }
    case 'either': {
      const branches = value.branches.map((branch) => isThere(branch, scope))
      return { kind: 'either', condition: value.condition, branches, at }
    }
    case 'list': {
      const each = value.items.map((item) => isThere(item, scope))
      return each.find(({ kind }) => kind === 'known') ?? each[0] ?? fallBack(scope, false)
    }
    default:
      return { kind: 'known', value: true, origin: 'written', at }
  }
}
