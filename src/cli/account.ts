/** `mvc-gate login`, `logout` and `whoami`: the credentials for a tenant, stored by git's credential helpers. */
import { forgetAbsent } from '../cache/known-absent.ts'
import { openUserStore } from '../cache/store.ts'
import { DEFAULTS } from '../config/keys.ts'
import { type TenantSettings, tenantSettings } from '../config/tenant-settings.ts'
import { GateError } from '../core/errors.ts'
import { approveCredential, fillCredential, rejectCredential } from '../git/credential.ts'
import { escapeText } from '../report/terminal.ts'
import { credentialsIn, withTenant } from '../tenant/credentials.ts'
import { keyOf } from '../tenant/judge-files.ts'
import type { Credentials } from '../tenant/sign-in.ts'
import { forgetToken } from '../tenant/tokens.ts'
import { tryAccess } from '../tenant/try-access.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { askForLine, askForSecret } from './prompt.ts'
import { findCredentials, readCertificates, userFile } from './tenant-port.ts'

export interface LoginRequest {
  readonly user: string | undefined
}

/**
 * Reads a user name and a password, signs in with them, and stores them in git's credential helpers.
 * @throws TenantError if the tenant refuses or cannot be reached: then nothing is stored
 */
export async function login(request: LoginRequest, context: Context): Promise<number> {
  const settings = await userSettings(context)
  const { host } = new URL(settings.environment)
  const user = request.user ?? (await askForLine(`User at ${host}: `, context))
  const password = await askForSecret(`Password of ${escapeText(user)} (not shown): `, context)
  if (user === '' || password === '') {
    throw new GateError('usage', `${user === '' ? 'no user name' : 'no password'} given`, {
      hint: context.stdin.isTTY
        ? 'run `mvc-gate login` again, or set MVC_USERNAME and MVC_PASSWORD'
        : 'run `mvc-gate login` in a terminal, pipe the user name and the password as two lines, or set MVC_USERNAME and MVC_PASSWORD',
    })
  }
  const credentials = withTenant({ user, password }, settings.tenantId)
  const { tenantName } = await signIn(settings, credentials, context)
  await approveCredential(settings.environment, credentials, context)
  await forgetAbsent(openUserStore(context.env))
  const kept = await fillCredential(settings.environment, user, context)
  if (kept?.password !== password) {
    throw new GateError(
      'refused',
      'sign-in succeeded, but git has no credential helper to store the credentials',
      {
        hint: 'set one up (git config --global credential.helper ...), or set MVC_USERNAME and MVC_PASSWORD',
      },
    )
  }
  context.stdout.write(
    `Signed in to ${host} as ${escapeText(user)}${tenantSuffix(tenantName)}; git stores the password.\n`,
  )
  return EXIT.allow
}

/** Removes the credentials from git's helpers, and deletes the cached token. */
export async function logout(context: Context): Promise<number> {
  const settings = await userSettings(context)
  const { host } = new URL(settings.environment)
  const found = await fillCredential(settings.environment, undefined, context)
  if (found !== undefined) {
    await rejectCredential(settings.environment, found, context)
    await forgetToken(
      keyOf({ ...settings, credentials: withTenant(found, settings.tenantId) }),
      openUserStore(context.env),
    )
  }
  const given = credentialsIn(context.env, settings.tenantId)
  const words = found === undefined ? `No credentials found for ${host}.` : `Signed out of ${host}.`
  const rest = given.kind === 'both' ? ` ${given.from} is still set.` : ''
  context.stdout.write(`${words}${rest}\n`)
  return EXIT.allow
}

/** Prints whose credentials would be used, and signs in with them. */
export async function whoami(context: Context): Promise<number> {
  const settings = await userSettings(context)
  const { host } = new URL(settings.environment)
  const credentials = await findCredentials(settings, context)
  if (credentials === undefined) {
    throw new GateError('unavailable', `no credentials found for ${host}`, {
      hint: 'run `mvc-gate login`, or set MVC_USERNAME and MVC_PASSWORD',
    })
  }
  const { tenantName, expiresIn } = await signIn(settings, credentials, context)
  const lines = [
    `host    ${host}`,
    `user    ${escapeText(credentials.user)}`,
    `tenant  ${escapeText(tenantName ?? credentials.tenantId ?? 'not reported by the server')}`,
    `token   ${expiresIn === undefined ? 'lifetime unknown' : `expires in ${expiresIn} s`}`,
    'rights  scanning is allowed',
  ]
  context.stdout.write(`${lines.join('\n')}\n`)
  return EXIT.allow
}

async function userSettings(context: Context): Promise<TenantSettings> {
  return tenantSettings(DEFAULTS, { env: context.env, file: await userFile(context), flags: {} })
}

async function signIn(settings: TenantSettings, credentials: Credentials, context: Context) {
  const ca = await readCertificates(settings, context.cwd)
  return tryAccess({ environment: settings.environment, credentials, ca }, settings.timeoutSeconds)
}

function tenantSuffix(name: string | undefined): string {
  return name === undefined ? '' : ` (${escapeText(name)})`
}
