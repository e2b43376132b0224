/** What a Cloud SQL instance is made from: a clone, a replica or a restored one starts with the settings of another. */
import { absent } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Value } from '../../../core/value.ts'
import { orOfOriginal } from '../../define/inherited.ts'
import { itemsOf, lookUp, type Read, type Scope } from '../../define/scope.ts'

const ORIGINALS = ['clone', 'master_instance_name', 'restore_backup_context', 'point_in_time_restore_context']

/** What names the instance that this one is made from; undefined where it starts anew. */
export function originalOf({ node }: Scope): Value | undefined {
  return ORIGINALS.flatMap((path) => itemsOf(lookUp(node, path)))[0]
}

const INSTANCE = { types: ['google_sql_database_instance'], name: 'name' }
const SOURCES = ['master_instance_name', 'clone.source_instance_name'].map((by) => ({ by, to: INSTANCE }))

/**
 * What is not written of a clone or a replica may come from the instance that it is made from.
 *
 * @param own reads the setting of an instance, with a default
 */
export function orOriginal<T>(own: (fallback: T) => Read<Attr<T>>, value: T): Read<Attr<T>> {
  const ofSource: Read<Attr<T>> = (scope) =>
    originalOf(scope) === undefined ? own(value)(scope) : absent(scope.at)
  return orOfOriginal(ofSource, value, {
    originals: ORIGINALS,
    what: 'the setting of the instance that it is made from',
    sources: SOURCES,
  })
}
