/** Defaults that depend on something else that is written: an engine, a mode, a version. */
import type { Attr } from '../../core/claim.ts'
import type { Read } from './scope.ts'

/**
 * Reads a default that another attribute decides, as told by `choose`; it points where something that is not
 * written points. Where the other attribute is absent or not known, so is the default.
 */
export function defaultBy<T, U>(other: Read<Attr<T>>, choose: (value: T) => U): Read<Attr<U>> {
  return (scope) => decide(other(scope), choose, scope.at)
}

function decide<T, U>(other: Attr<T>, choose: (value: T) => U, at: Attr<T>['at']): Attr<U> {
  switch (other.kind) {
    case 'known':
      return { kind: 'known', value: choose(other.value), origin: 'default', at }
    case 'either':
      return { ...other, branches: other.branches.map((branch) => decide(branch, choose, at)) }
    default:
      return other
  }
}
