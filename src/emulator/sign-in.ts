/** Both ways to an access token: through an IAM token, and the older one without. */
import { accessTokenBody, iamTokenBody } from '../api/bodies.ts'
import { HEADERS, QUERIES } from '../api/routes.ts'
import { type Answer, errorAnswer, jsonAnswer } from './answer.ts'
import { basicCredentials, hasQuery, headerCredentials } from './credentials.ts'
import type { Tenant, TenantRequest } from './tenant.ts'
import { sameCredentials, sameText } from './tokens.ts'

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

function namesTenant(request: TenantRequest, { tenantId }: Tenant): boolean {
  return tenantId === undefined || sameText(tenantId, request.header(HEADERS.tenantId) ?? '')
}

function wrongCredentials(path: string): Answer {
  return errorAnswer(401, 'the user or the password is wrong', path)
}

function unknownGrant(path: string): Answer {
  return errorAnswer(400, 'the grant type is not known', path)
}
