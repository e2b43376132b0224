/** Which part of the contract a request is for. */
import { PATHS } from '../api/routes.ts'
import { type Answer, errorAnswer } from './answer.ts'
import type { Place } from './faults.ts'
import { answerResult, answerSubmission } from './scan.ts'
import { answerAccessToken, answerIAMToken } from './sign-in.ts'
import type { Route } from './stats.ts'
import type { Tenant, TenantRequest } from './tenant.ts'

export interface Routing {
  readonly route: Route
  /** Where faults may strike; nowhere outside the contract. */
  readonly place: Place | undefined
  answer(request: TenantRequest, tenant: Tenant): Answer | Promise<Answer>
}

/** The route of a method and a path; never fails. */
export function routingOf(method: string, path: string): Routing {
  const routing = knownRouting(path)
  if (routing === undefined) return { route: 'other', place: undefined, answer: nothingHere }
  const allowed = routing.route === 'poll' ? 'GET' : 'POST'
  return method === allowed ? routing : { route: 'other', place: undefined, answer: otherMethod(allowed) }
}

function knownRouting(path: string): Routing | undefined {
  switch (path) {
    case PATHS.iamToken:
      return { route: 'iamToken', place: 'signin', answer: answerIAMToken }
    case PATHS.accessToken:
      return { route: 'accessToken', place: 'signin', answer: answerAccessToken }
    case PATHS.scan:
      return { route: 'submit', place: 'submit', answer: answerSubmission }
    default:
      if (!path.startsWith(PATHS.result)) return undefined
      return { route: 'poll', place: 'poll', answer: answerResult }
  }
}

function nothingHere({ url }: TenantRequest): Answer {
  return errorAnswer(404, 'there is nothing here', url.pathname)
}

function otherMethod(allowed: string): Routing['answer'] {
  return ({ url }) => errorAnswer(405, `the method here is ${allowed}`, url.pathname, { allow: allowed })
}
