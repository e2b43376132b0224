/** Readers of nested blocks that need not be there: what is said of no block at all is nothing. */
import type { Attr } from '../core/claim.ts'
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
