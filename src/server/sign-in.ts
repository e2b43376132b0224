/** User and password for tokens, in both ways that the contract knows. */
import { accessTokenBody, iamTokenBody } from '../api/bodies.ts'
import { HEADERS, QUERIES } from '../api/routes.ts'
import { type Answer, errorAnswer, jsonAnswer } from '../emulator/answer.ts'
import { basicCredentials, hasQuery, headerCredentials } from '../emulator/credentials.ts'
import { type Credentials, sameCredentials } from '../emulator/tokens.ts'
import type { Noted, ServiceRequest } from './request.ts'
import type { TokenOwner } from './sealed-tokens.ts'
import { busy, type Services } from './services.ts'

/** User and password for an IAM token. */
export async function answerIAMToken(
  request: ServiceRequest,
  services: Services,
  noted: Noted,
): Promise<Answer> {
  if (!hasQuery(request.url, QUERIES.iamToken)) return unknownGrant(request)
  const basic = basicCredentials(request)
  const beside = headerCredentials(request)
  const differ = basic !== undefined && beside !== undefined && !sameCredentials(basic, beside)
  const owner = await signIn(request, differ ? undefined : basic, services, noted)
  if ('status' in owner) return owner
  return jsonAnswer(200, iamTokenBody(services.tokens.issue('iam', owner)))
}

/** An IAM token, or in the older flow user and password, for an access token. */
export async function answerAccessToken(
  request: ServiceRequest,
  services: Services,
  noted: Noted,
): Promise<Answer> {
  if (hasQuery(request.url, QUERIES.accessToken)) {
    const owner = services.tokens.read('iam', request.header(HEADERS.iamToken))
    if (owner === undefined || !services.users.isCurrent(owner)) {
      return errorAnswer(401, 'the IAM token is not valid', request.url.pathname)
    }
    noted.user = owner.user
    return accessToken(owner, services)
  }
  if (!hasQuery(request.url, QUERIES.olderAccessToken)) return unknownGrant(request)
  const owner = await signIn(request, headerCredentials(request), services, noted)
  return 'status' in owner ? owner : accessToken(owner, services)
}

function accessToken(owner: TokenOwner, { tokens, limits }: Services): Answer {
  const token = tokens.issue('access', owner)
  return jsonAnswer(200, accessTokenBody(token, limits.tokenLifetime, owner.user, 'mvc-gate'))
}

/** A name that no user has is not logged: people type passwords there. */
async function signIn(
  { url, address }: ServiceRequest,
  given: Credentials | undefined,
  { users, metrics, failedSignIns, signInRoom }: Services,
  noted: Noted,
): Promise<TokenOwner | Answer> {
  if (given === undefined) return wrongCredentials(url)
  const isKnown = users.isKnown(given.user, given.password)
  const wait = isKnown ? undefined : failedSignIns.waitFor(address)
  if (wait !== undefined) return busy('sign_in', wait, url, metrics, noted)
  const leave = isKnown ? () => undefined : signInRoom.enter(0)
  if (leave === undefined) return busy('sign_in', 1, url, metrics, noted)
  try {
    const owner = await users.check(given.user, given.password)
    metrics.signIn(owner !== undefined)
    if (owner === undefined) {
      failedSignIns.take(address)
      return wrongCredentials(url)
    }
    noted.user = owner.user
    return owner
  } finally {
    leave()
  }
}

function wrongCredentials({ pathname }: URL): Answer {
  return errorAnswer(401, 'the user or the password is wrong', pathname)
}

function unknownGrant({ url }: ServiceRequest): Answer {
  return errorAnswer(400, 'the grant type is not known', url.pathname)
}
