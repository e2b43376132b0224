/** What a Cloud SQL instance is made from: a clone, a replica or a restored one starts with the settings of another. */
import { setElsewhere } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Value } from '../../../core/value.ts'
import { fallBack } from '../../define/readers.ts'
import { itemsOf, lookUp, type Read, type Scope } from '../../define/scope.ts'

const ORIGINALS = ['clone', 'master_instance_name', 'restore_backup_context', 'point_in_time_restore_context']

/** What names the instance that this one is made from; undefined where it starts anew. */
export function originalOf({ node }: Scope): Value | undefined {
  return ORIGINALS.flatMap((path) => itemsOf(lookUp(node, path)))[0]
}

/** What is not written of a clone or a replica may come from the instance that it is made from. */
export function orOriginal<T>(value: T): Read<Attr<T>> {
  return (scope) => {
    const original = originalOf(scope)
    if (original === undefined) return fallBack(scope, value)
    return setElsewhere('the setting of the instance that it is made from', original.at)
  }
}
