/** How often a resource is made: its `copy`. */
import { type MappingNode, quote } from '../node.ts'
import { integerOf, stringOf } from './functions/rule.ts'
import { isWritten, memberOf, objectOf, textOf } from './members.ts'
import { affords, resolveNode } from './resolve.ts'
import { complain, type Scope, withLoop } from './scope.ts'

/** A whole number that is written as a text. */
function writtenNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

/**
 * The scopes of a resource's instances: one where it has no loop, none where its loop certainly makes none. Where it
 * isn't known how many there are, or there are very many, one stands for all.
 */
export function instancesOf(scope: Scope, resource: MappingNode): readonly Scope[] {
  const copy = objectOf(resource, 'copy')
  const count = memberOf(copy, 'count')
  if (count === undefined) return [scope]
  const name = textOf(copy, 'name') ?? ''
  const value = resolveNode(scope, count)
  const known = integerOf(value) ?? writtenNumber(stringOf(value))
  if (known === undefined && isWritten(count)) {
    complain(scope, `the count of the loop ${quote(name)} is not a whole number`, value.at, 'inside')
  }
  const at = (index: number | undefined) => withLoop(scope, { name, index, ofResources: true })
  if (known === undefined || known < 0 || known > scope.run.instances || !affords(scope, known, resource)) {
    return [at(undefined)]
  }
  scope.run.instances -= known
  return Array.from({ length: known }, (_, index) => at(index))
}
