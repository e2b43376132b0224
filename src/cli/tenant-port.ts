/** The user's side of a tenant: settings, credentials, certificates and the cache; loaded when a template is checked. */
import { resolve } from 'node:path'
import type { Config } from '../config/keys.ts'
import { type TenantSettings, tenantSettings } from '../config/tenant-settings.ts'
import { GateError, messageOf } from '../core/errors.ts'
import type { TenantPort } from '../gate/decide/tenant-port.ts'
import { credentialsIn, withTenant } from '../tenant/credentials.ts'
import type { Credentials } from '../tenant/sign-in.ts'
import { TenantError } from '../tenant/tenant-error.ts'
import type { Context } from './context.ts'

type Mode = Config['mode']

/** @param mode what the command line sets */
export function createTenantPort(context: Context, mode: Mode | undefined): TenantPort {
  const { env, cwd } = context
  let file: Promise<Partial<Config>> | undefined
  const settingsFor = async (config: Config): Promise<TenantSettings> => {
    file ??= userFile(context)
    return tenantSettings(config, { env, file: await file, flags: mode === undefined ? {} : { mode } })
  }
  const found = new Map<string, Promise<Credentials | undefined>>()
  const find = (settings: TenantSettings): Promise<Credentials | undefined> => {
    const key = JSON.stringify([settings.environment, settings.tenantId])
    const known = found.get(key)
    if (known !== undefined) return known
    const finding = findUnlessAbsent(settings, context)
    found.set(key, finding)
    return finding
  }
  return {
    settingsFor,
    // Errors are reported when the settings or the credentials are needed.
    prepare: (config) =>
      void settingsFor(config)
        .then((settings) => (settings.mode === 'offline' ? undefined : find(settings)))
        .catch(() => undefined),
    findCredentials: find,
    async judge(settings, credentials, submissions) {
      const { judgeFiles } = await import('../tenant/judge-files.ts')
      const { openUserStore } = await import('../cache/store.ts')
      const access = {
        environment: settings.environment,
        credentials,
        ca: await readCertificates(settings, cwd),
      }
      const { startProgress } = await import('./progress.ts')
      const progress = await startProgress(context)
      try {
        return await judgeFiles(access, submissions, {
          concurrency: settings.concurrency,
          timeoutSeconds: settings.timeoutSeconds,
          verdictCacheMinutes: settings.verdictCacheMinutes,
          store: openUserStore(env),
          progress: progress.update,
        })
      } finally {
        progress.stop()
      }
    },
  }
}

/** Like `findCredentials`; what no credential helper had a moment ago is not asked for again. */
async function findUnlessAbsent(
  settings: TenantSettings,
  context: Context,
): Promise<Credentials | undefined> {
  const { env, cwd } = context
  const { isCacheWanted } = await import('../cache/wanted.ts')
  const isGiven = credentialsIn(env, settings.tenantId).kind !== 'none'
  if (settings.mode !== 'auto' || isGiven || !isCacheWanted(env)) return findCredentials(settings, context)
  const { openUserStore } = await import('../cache/store.ts')
  const { knownAbsent } = await import('../cache/known-absent.ts')
  const { gitConfigFingerprint } = await import('../git/config-fingerprint.ts')
  const about = [settings.environment, gitConfigFingerprint(cwd, env)]
  const absent = knownAbsent(openUserStore(env), about, Date.now)
  if (await absent.has()) return undefined
  const { askForCredential } = await import('../git/credential.ts')
  const found = await askForCredential(settings.environment, undefined, { cwd, env })
  if (found === 'none') await absent.note()
  return typeof found === 'string' ? undefined : withTenant(found, settings.tenantId)
}

/** What the file in MVC_CONFIG sets. @throws GateError `config` if it is not valid */
export async function userFile({ env, cwd }: Context): Promise<Partial<Config>> {
  if (!env.MVC_CONFIG) return {}
  const { loadUserConfig } = await import('../config/user-config.ts')
  return loadUserConfig(resolve(cwd, env.MVC_CONFIG))
}

/**
 * Environment variables, then git's credential helpers; never asks a person.
 * @throws GateError `config` for variables that contradict each other
 * @throws TenantError `credentials` for a user without a password anywhere
 */
export async function findCredentials(
  { environment, tenantId }: Pick<TenantSettings, 'environment' | 'tenantId'>,
  { env, cwd }: Context,
): Promise<Credentials | undefined> {
  const given = credentialsIn(env, tenantId)
  if (given.kind === 'both') return given.credentials
  const { fillCredential } = await import('../git/credential.ts')
  const found = await fillCredential(environment, given.kind === 'user' ? given.user : undefined, {
    cwd,
    env,
  })
  if (found !== undefined) return withTenant(found, tenantId)
  if (given.kind !== 'user') return undefined
  // Who sets one of the two means the tenant to decide: a secret that is not there is empty in most CIs.
  throw new TenantError('credentials', `a user is set, and ${given.missing} is empty or not set`, {
    hint: `set ${given.missing}, or unset the user to have the embedded engine decide`,
  })
}

/** @throws GateError `config` for a file that cannot be read or contains no certificate */
export async function readCertificates(
  { caFile }: Pick<TenantSettings, 'caFile'>,
  cwd: string,
): Promise<string | undefined> {
  if (caFile === undefined) return undefined
  const { readFile } = await import('node:fs/promises')
  const text = await readFile(resolve(cwd, caFile), 'utf8').catch((error: unknown) => {
    throw new GateError('config', `cannot read the certificates in '${caFile}': ${messageOf(error)}`)
  })
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  throw new GateError('config', `no PEM certificate found in '${caFile}'`)
}
