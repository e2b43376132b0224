/** Both ways to an access token: through an IAM token, and the older one without. */
import { accessTokenBody, iamTokenBody } from '../api/bodies.ts'
import { HEADERS, QUERIES } from '../api/routes.ts'
import { type Answer, errorAnswer, jsonAnswer } from './answer.ts'
import type { Tenant, TenantRequest } from './tenant.ts'
import { type Credentials, sameCredentials, sameText } from './tokens.ts'

/** User and password for an IAM token. */
export function answerIAMToken(request: TenantRequest, tenant: Tenant): Answer {
  const { pathname } = request.url
  if (request.isStruckBy('no-iam')) return errorAnswer(404, 'there is nothing here', pathname)
  if (!hasQuery(request.url, QUERIES.iamToken)) return unknownGrant(pathname)
  const basic = basicCredentials(request)
  const beside = headerCredentials(request)
  const isKnown =
    basic !== undefined &&
    sameCredentials(tenant.credentials, basic) &&
    (beside === undefined || sameCredentials(tenant.credentials, beside)) &&
    namesTenant(request, tenant)
  if (!isKnown) return wrongCredentials(pathname)
  return jsonAnswer(200, iamTokenBody(tenant.tokens.issue('iam')))
}

/** An IAM token, or in the older flow user and password, for an access token. */
export function answerAccessToken(request: TenantRequest, tenant: Tenant): Answer {
  const { pathname } = request.url
  if (hasQuery(request.url, QUERIES.accessToken)) {
    if (!tenant.tokens.isValid('iam', request.header(HEADERS.iamToken)) || !namesTenant(request, tenant)) {
      return errorAnswer(401, 'the IAM token is not valid', pathname)
    }
  } else if (hasQuery(request.url, QUERIES.olderAccessToken)) {
    const given = headerCredentials(request)
    if (given === undefined || !sameCredentials(tenant.credentials, given) || !namesTenant(request, tenant)) {
      return wrongCredentials(pathname)
    }
  } else {
    return unknownGrant(pathname)
  }
  const { tokens, tokenLifetime, credentials } = tenant
  return jsonAnswer(200, accessTokenBody(tokens.issue('access'), tokenLifetime, credentials.user))
}

function hasQuery({ searchParams }: URL, query: Readonly<Record<string, string>>): boolean {
  return Object.entries(query).every(([name, value]) => searchParams.get(name) === value)
}

function namesTenant(request: TenantRequest, { tenantId }: Tenant): boolean {
  return tenantId === undefined || sameText(tenantId, request.header(HEADERS.tenantId) ?? '')
}

function wrongCredentials(path: string): Answer {
  return errorAnswer(401, 'the user or the password is wrong', path)
}

function unknownGrant(path: string): Answer {
  return errorAnswer(400, 'the grant type is not known', path)
}

/** RFC 7617: base64 of `user:password` in UTF-8; a user has no colon. */
function basicCredentials(request: TenantRequest): Credentials | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(request.header('authorization') ?? '') ?? []
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon === -1 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) }
}

function headerCredentials(request: TenantRequest): Credentials | undefined {
  const user = request.header(HEADERS.userName)
  const password = request.header(HEADERS.password)
  if (user === undefined || password === undefined) return undefined
  return { user: utf8(user), password: utf8(password) }
}

/** Node reads the bytes of a header as Latin-1. */
function utf8(header: string): string {
  return Buffer.from(header, 'latin1').toString('utf8')
}
