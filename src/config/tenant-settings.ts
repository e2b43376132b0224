/** How to reach the tenant: the repository's configuration, with the user's own side above it. */
import { isCI } from '../core/environment.ts'
import { GateError } from '../core/errors.ts'
import { alternatives } from '../core/suggest.ts'
import { AUTO, type Config } from './keys.ts'

export interface TenantSettings {
  readonly mode: Config['mode']
  /** An origin. */
  readonly environment: string
  readonly tenantId: string | undefined
  readonly onUnavailable: 'offline' | 'block' | 'warn'
  readonly timeoutSeconds: number
  readonly concurrency: number
  readonly verdictCacheMinutes: number
  /** A path; undefined where there is none. */
  readonly caFile: string | undefined
}

/** The user's own settings: variables, a file and the command line. */
export interface UserSettings {
  readonly env: NodeJS.ProcessEnv
  /** What the file in MVC_CONFIG sets. */
  readonly file: Partial<Config>
  /** What the command line sets. */
  readonly flags: { readonly mode?: Config['mode'] }
}

/**
 * The settings for a template's configuration. Flags win over variables, those over the user's file, that over the
 * repository's.
 * @throws GateError `config` for a variable that is not valid
 */
export function tenantSettings(config: Config, user: UserSettings): TenantSettings {
  const { env, file, flags } = user
  const merged = { ...config, ...file }
  const when = isCI(env) ? 'ci' : 'hook'
  const { onUnavailable, timeoutSeconds, verdictCacheMinutes } = merged
  return {
    mode: flags.mode ?? modeIn(env) ?? merged.mode,
    environment: originOf(env.MVC_ENVIRONMENT || env.SKYHIGH_ENV || merged.environment),
    tenantId: env.MVC_TENANT_ID || merged.tenantId || undefined,
    onUnavailable: onUnavailable === 'auto' ? AUTO.onUnavailable[when] : onUnavailable,
    timeoutSeconds: timeoutSeconds === 'auto' ? AUTO.timeoutSeconds[when] : timeoutSeconds,
    concurrency: merged.concurrency,
    verdictCacheMinutes:
      verdictCacheMinutes === 'auto' ? AUTO.verdictCacheMinutes[when] : verdictCacheMinutes,
    caFile: env.MVC_CA_FILE || merged.caFile || undefined,
  }
}

const MODES = ['auto', 'inline', 'offline'] as const

function modeIn({ MVC_MODE }: NodeJS.ProcessEnv): Config['mode'] | undefined {
  if (!MVC_MODE) return undefined
  const mode = MODES.find((each) => each === MVC_MODE)
  if (mode !== undefined) return mode
  throw new GateError('config', `MVC_MODE must be ${alternatives(MODES)}, not '${MVC_MODE}'`)
}

/** The value is not shown: people paste URLs with passwords in them. */
function originOf(environment: string): string {
  const hint = 'set it to an https URL such as https://www.myshn.net'
  if (!URL.canParse(environment)) throw new GateError('config', 'the environment is not a URL', { hint })
  const { origin, protocol, hostname, username, password } = new URL(environment)
  if (username !== '' || password !== '') {
    throw new GateError('config', 'the environment contains a user name or password', {
      hint: 'use MVC_USERNAME and MVC_PASSWORD, or run `mvc-gate login`',
    })
  }
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback)) return origin
  throw new GateError('config', `the environment ${origin} does not use https`, {
    hint: 'credentials are sent over https only; http is allowed for loopback',
  })
}
