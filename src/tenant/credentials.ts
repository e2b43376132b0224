/** Credentials in the user's own environment. */
import { GateError } from '../core/errors.ts'
import type { Credentials } from './sign-in.ts'

/** Pairs of variables, in the order in which they win; the later ones are those of the vendor's clients. */
const VARIABLES = [
  ['MVC_USERNAME', 'MVC_PASSWORD'],
  ['MVISION_USERNAME', 'MVISION_PASSWORD'],
  ['SKYHIGH_USERNAME', 'SKYHIGH_PASSWORD'],
] as const

/** What the environment variables set: both, a user whose password is elsewhere, or nothing. */
export type Given =
  | { readonly kind: 'both'; readonly credentials: Credentials; readonly from: string }
  | { readonly kind: 'user'; readonly user: string; readonly missing: string }
  | { readonly kind: 'none' }

/** @throws GateError `config` for a password without a user, or one that cannot be sent */
export function credentialsIn(env: NodeJS.ProcessEnv, tenantId: string | undefined): Given {
  for (const [userName, passwordName] of VARIABLES) {
    const [user, password] = [env[userName], env[passwordName]]
    if (!user && !password) continue
    if (!user) throw new GateError('config', `${passwordName} is set but ${userName} is not`)
    if (!password) return { kind: 'user', user, missing: passwordName }
    checkSendable(user, userName)
    checkSendable(password, passwordName)
    return { kind: 'both', credentials: withTenant({ user, password }, tenantId), from: userName }
  }
  return { kind: 'none' }
}

/** Adds the tenant where there is one. */
export function withTenant(
  credentials: { readonly user: string; readonly password: string },
  tenantId: string | undefined,
): Credentials {
  return tenantId ? { ...credentials, tenantId } : credentials
}

/** They are sent in headers. The value is never part of the message. */
function checkSendable(value: string, name: string): void {
  if (/[\x00-\x1f\x7f]/.test(value)) {
    throw new GateError('config', `${name} contains a line break or another control character`)
  }
}
