/** Whether a resource is encrypted with a key of the account's own: one that AWS manages is not, nor one that AWS owns. */
import type { Attr } from '../../../core/claim.ts'
import type { Read } from '../../define/scope.ts'
import { isWritten } from '../../define/written.ts'

/** The aliases of the keys that AWS manages: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html */
const MANAGED = /(?:^|:)alias\/aws\//

/** Reads whether the property names a key of the account's own. False where nothing is written. */
export function namesOwnKey(path: string): Read<Attr<boolean>> {
  return isWritten(path, (key) => key !== '' && !MANAGED.test(key))
}
