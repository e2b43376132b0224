/** Whether credentials work: signs in, and requests a result that does not exist, which needs permission to scan. */
import type { AccessToken } from '../api/answers.ts'
import { HEADERS, PATHS, urlOf } from '../api/routes.ts'
import { ask } from './ask.ts'
import { createHttp } from './http.ts'
import { systemClock, type TenantAccess } from './judge-files.ts'
import { RIGHTS_HINT, signIn } from './sign-in.ts'
import { TenantError } from './tenant-error.ts'

/** No submission has this id. */
const NOBODYS = '00000000-0000-0000-0000-000000000000'

/**
 * Tries credentials with a token of their own; nothing is cached.
 * @param timeoutSeconds for all of it
 * @throws TenantError
 */
export async function tryAccess(
  { environment, credentials, ca }: TenantAccess,
  timeoutSeconds: number,
): Promise<AccessToken> {
  const stop = new AbortController()
  const late = () => stop.abort(new TenantError('deadline', `no response within ${timeoutSeconds} seconds`))
  const timer = setTimeout(late, timeoutSeconds * 1_000)
  const http = createHttp(environment, ca, stop.signal)
  try {
    const token = await signIn(http, environment, credentials, systemClock, stop.signal)
    const url = urlOf(environment, `${PATHS.result}${NOBODYS}`)
    const headers = { [HEADERS.accessToken]: token.token }
    const { status } = await ask(http, { method: 'GET', url, headers }, systemClock, stop.signal)
    if (status === 401 || status === 403) {
      const { host } = new URL(environment)
      throw new TenantError(
        'credentials',
        `this user is not allowed to scan templates on ${host} (${status})`,
        {
          hint: RIGHTS_HINT,
        },
      )
    }
    return token
  } finally {
    clearTimeout(timer)
    http.close()
  }
}
