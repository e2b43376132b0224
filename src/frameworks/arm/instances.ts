/** How often a resource is made: its `copy`. */
import type { MappingNode } from '../node.ts'
import { integerOf } from './functions/rule.ts'
import { memberOf, objectOf, textOf } from './members.ts'
import { affords, resolveNode } from './resolve.ts'
import { type Scope, withLoop } from './scope.ts'

/**
 * The scopes of a resource's instances: one where it has no loop, none where its loop certainly makes none. Where it
 * isn't known how many there are, or there are very many, one stands for all.
 */
export function instancesOf(scope: Scope, resource: MappingNode): readonly Scope[] {
  const copy = objectOf(resource, 'copy')
  const count = memberOf(copy, 'count')
  if (count === undefined) return [scope]
  const name = textOf(copy, 'name') ?? ''
  const known = integerOf(resolveNode(scope, count))
  const at = (index: number | undefined) => withLoop(scope, { name, index, ofResources: true })
  if (known === undefined || known < 0 || known > scope.run.instances || !affords(scope, known, resource)) {
    return [at(undefined)]
  }
  scope.run.instances -= known
  return Array.from({ length: known }, (_, index) => at(index))
}
