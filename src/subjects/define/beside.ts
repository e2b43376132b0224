/** Reads what stands beside the properties of a resource: ARM's `sku`, `kind`, `identity` and `apiVersion`. */
import type { Attr } from '../../core/claim.ts'
import { linkedLike } from './moves.ts'
import { lookUp, type Read, type Scope } from './scope.ts'
import { withWay } from './ways.ts'

/** The same reader, beside the properties. */
export function beside<A>(read: Read<A>): Read<A> {
  const move = (scope: Scope): Scope => ({ ...scope, node: scope.resource.meta })
  return withWay(
    linkedLike((scope) => read(move(scope)), read),
    { move, read },
  )
}

/**
 * Reads one of two by the resource's API version: `since` from the given date on, `before` for earlier ones. Where
 * the version is not known, either may hold.
 *
 * @param date `2019-04-01`
 */
export function sinceVersion<T>(date: string, since: Read<Attr<T>>, before: Read<Attr<T>>): Read<Attr<T>> {
  const byVersion: Read<Attr<T>> = (scope) => {
    const version = lookUp(scope.resource.meta, 'apiVersion')
    const written = version?.kind === 'scalar' ? String(version.value).slice(0, date.length) : undefined
    if (written !== undefined) return written < date ? before(scope) : since(scope)
    const branches = [since(scope), before(scope)]
    return { kind: 'either', condition: 'the API version', branches, at: version?.at ?? scope.at }
  }
  return withWay(byVersion, { by: [since, before] })
}
