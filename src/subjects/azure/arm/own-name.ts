/** The own name of an ARM child resource, without those of its parents: `require_secure_transport`. */
import { known, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { lookUp, type Scope } from '../../define/scope.ts'

/** The last segment of the resource's name; unknown where it holds an expression. */
export function ownName({ resource }: Scope): Attr<string> {
  const at = lookUp(resource.meta, 'name')?.at ?? resource.head
  const own = lastSegment(resource.name)
  if (own.includes('[')) return unknownBecause({ kind: 'expression', text: own }, at)
  return known(own, at)
}

/** Expressions in the name stand in brackets, and may hold slashes of their own. */
function lastSegment(name: string): string {
  let depth = 0
  for (let index = name.length - 1; index >= 0; index--) {
    const char = name[index]
    if (char === ']') depth++
    else if (char === '[') depth--
    else if (char === '/' && depth <= 0) return name.slice(index + 1)
  }
  return name
}
