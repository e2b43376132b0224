/** From a user and a password to an access token, by both flows that the vendor documents. */
import { type AccessToken, readAccessToken, readIAMToken } from '../api/answers.ts'
import { HEADERS, PATHS, QUERIES, urlOf } from '../api/routes.ts'
import { type ApiAnswer, ask, type Clock } from './ask.ts'
import type { Http } from './http.ts'
import { TenantError } from './tenant-error.ts'

export interface Credentials {
  readonly user: string
  readonly password: string
  /** For users who sign in through auth.ui.trellix.com. */
  readonly tenantId?: string
}

/** What the user needs, for every refusal. */
export const RIGHTS_HINT =
  'the user needs Policy Management (Configuration Audit and On-Demand Scan: manage) and Incident Management; with SSO, a SAML exclusion'

/**
 * Signs in: user and password for an IAM token, that for an access token; where the first is not there (404), the
 * older flow's single call. A rejected sign-in is never tried again: that could lock the account.
 * @throws TenantError
 */
export async function signIn(
  http: Http,
  environment: string,
  credentials: Credentials,
  clock: Clock,
  signal: AbortSignal,
): Promise<AccessToken> {
  const { user, password, tenantId } = credentials
  const tenant = tenantId === undefined ? {} : { [HEADERS.tenantId]: tenantId }
  // Header values are bytes: as UTF-8 they reach the server as they were typed.
  const named = { [HEADERS.userName]: asBytes(user), [HEADERS.password]: asBytes(password), ...tenant }
  const basic = `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`
  const post = (
    path: string,
    query: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>>,
  ) => ask(http, { method: 'POST', url: urlOf(environment, path, query), headers }, clock, signal)

  const first = await post(PATHS.iamToken, QUERIES.iamToken, { ...named, authorization: basic })
  if (first.status === 404) {
    return accessToken(await post(PATHS.accessToken, QUERIES.olderAccessToken, named), environment)
  }
  refuseFailure(first, environment)
  const iamToken = readIAMToken(first.json)
  if (iamToken === undefined || !isHeaderValue(iamToken)) throw noToken(environment)
  const headers = { [HEADERS.iamToken]: iamToken, ...tenant }
  return accessToken(await post(PATHS.accessToken, QUERIES.accessToken, headers), environment)
}

function accessToken(answer: ApiAnswer, environment: string): AccessToken {
  refuseFailure(answer, environment)
  const token = readAccessToken(answer.json)
  if (token === undefined || !isHeaderValue(token.token)) throw noToken(environment)
  return token
}

function refuseFailure({ status }: ApiAnswer, environment: string): void {
  if (status < 400) return
  const { host } = new URL(environment)
  if (status === 401 || status === 403) {
    throw new TenantError('credentials', `${host} rejected the user name or password (${status})`, {
      hint: RIGHTS_HINT,
    })
  }
  throw new TenantError('server', `${host} answered the sign-in with status ${status}`)
}

function noToken(environment: string): TenantError {
  return new TenantError('protocol', `${new URL(environment).host} returned no token at sign-in`)
}

/** A token goes into a header: nothing else may go there with it. */
function isHeaderValue(token: string): boolean {
  return /^[\x21-\x7e]{1,16384}$/.test(token)
}

function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}
