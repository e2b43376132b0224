/** Access to the tenant: proxy, certificates, credentials, connection, and permission to scan. */
import { cacheFolder } from '../../cache/folder.ts'
import { DEFAULTS } from '../../config/keys.ts'
import { type TenantSettings, tenantSettings } from '../../config/tenant-settings.ts'
import { GateError } from '../../core/errors.ts'
import { credentialsIn } from '../../tenant/credentials.ts'
import { tryAccess } from '../../tenant/try-access.ts'
import type { Context } from '../context.ts'
import { findCredentials, readCertificates, userFile } from '../tenant-port.ts'
import { type Check, ok, problem, warning } from './check.ts'

/** A person waits for it. */
const MAX_SECONDS = 20

export async function checkTenant(context: Context): Promise<readonly Check[]> {
  try {
    const file = await userFile(context)
    const settings = tenantSettings(DEFAULTS, { env: context.env, file, flags: {} })
    return [
      ...checkNetwork(settings, context),
      ...(await checkAccess(settings, context)),
      checkCache(context),
    ]
  } catch (error) {
    if (!(error instanceof GateError)) throw error
    return [problem('tenant', error.message, error.hint)]
  }
}

function checkNetwork({ caFile }: TenantSettings, { env }: Context): readonly Check[] {
  const proxies = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'].filter((name) => env[name])
  const [proxy] = proxies
  const certificates = caFile ?? env.NODE_EXTRA_CA_CERTS
  return [
    ok('proxy', proxy === undefined ? 'none' : `${proxy}: ${withoutPassword(env[proxy] ?? '')}`),
    ...(certificates === undefined ? [] : [ok('CA certificates', `system store and ${certificates}`)]),
  ]
}

/** Only the host: the rest may contain a password. */
function withoutPassword(proxy: string): string {
  const url = proxy.includes('://') ? proxy : `http://${proxy}`
  return URL.canParse(url) ? new URL(url).host : 'not a URL'
}

async function checkAccess(settings: TenantSettings, context: Context): Promise<readonly Check[]> {
  const { host } = new URL(settings.environment)
  const given = credentialsIn(context.env, settings.tenantId)
  const credentials = settings.mode === 'offline' ? undefined : await findCredentials(settings, context)
  if (settings.mode === 'offline') return [ok('tenant', 'not checked: the mode is offline')]
  if (credentials === undefined) {
    const text = `no credentials for ${host}; the embedded engine decides`
    const hint = "run `mvc-gate login` to use your tenant's policies"
    return [settings.mode === 'inline' ? problem('credentials', text, hint) : ok('credentials', text)]
  }
  const where = given.kind === 'both' ? `in ${given.from}` : "from git's credential helper"
  const found = ok('credentials', `found ${where}, for ${host}`)
  try {
    const ca = await readCertificates(settings, context.cwd)
    const seconds = Math.min(settings.timeoutSeconds, MAX_SECONDS)
    const { tenantName } = await tryAccess({ environment: settings.environment, credentials, ca }, seconds)
    return [
      found,
      ok(
        'tenant',
        `${host} is reachable, and this user may scan${tenantName === undefined ? '' : ` (${tenantName})`}`,
      ),
    ]
  } catch (error) {
    if (!(error instanceof GateError)) throw error
    const state = settings.onUnavailable === 'block' ? problem : warning
    return [found, state('tenant', error.message, error.hint)]
  }
}

function checkCache({ env }: Context): Check {
  return ok('cache', cacheFolder(env))
}
