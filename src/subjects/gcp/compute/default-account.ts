/** Whether a machine or a node runs as the default service account of Compute Engine. */
import { eachBranch, known, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { UNKNOWN_PART, type Unknown } from '../../../core/value.ts'
import { isGiven, knownText } from '../../define/deploy-time.ts'
import { fallBack } from '../../define/readers.ts'
import { isNull, lookUp, type Read } from '../../define/scope.ts'

/**
 * Reads whether the account at the path is the default one, which it is where none is written. It has the role of an
 * editor of the project unless that was taken away:
 * https://cloud.google.com/compute/docs/access/service-accounts#default_service_account
 */
export function isDefaultAccount(path: string): Read<Attr<boolean>> {
  return (scope) =>
    eachBranch<boolean>(lookUp(scope.node, path), (email) => {
      if (email === undefined || isNull(email)) return fallBack(scope, true)
      if (email.kind === 'scalar') return known(isDefaultEmail(String(email.value)), email.at)
      if (email.kind === 'unknown') return readUnknownEmail(email)
      return unknownBecause({ kind: 'type', expected: 'text' }, email.at)
    })
}

const DEFAULT_END = '-compute@developer.gserviceaccount.com'

function isDefaultEmail(email: string): boolean {
  return email === '' || email === 'default' || email.endsWith(DEFAULT_END)
}

/** An email that is made by the deployment: its account is often known all the same. */
function readUnknownEmail({ because, at }: Unknown): Attr<boolean> {
  if (because.kind === 'reference' && isGiven(because, ['reference'])) {
    if (because.type === 'data.google_compute_default_service_account') return known(true, at)
    if (because.type === 'google_service_account' || because.type === 'data.google_service_account')
      return known(false, at)
  }
  const text = knownText({ because, at })
  if (text !== undefined) {
    const end = text.slice(text.lastIndexOf(UNKNOWN_PART) + 1)
    if (end.endsWith(DEFAULT_END)) return known(true, at)
    if (end.endsWith('.iam.gserviceaccount.com')) return known(false, at)
  }
  return unknownBecause(because, at)
}

/** What is said of an account that is known to be the default one. */
export function describeDefaultAccount(isDefault: Attr<boolean>): string {
  return isDefault.kind === 'known' && isDefault.origin === 'default'
    ? 'no account is set, so the default service account is used'
    : 'the default service account'
}
