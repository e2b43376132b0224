/** What the server writes: the bodies that `answers.ts` reads, strict in form. */
import { PATHS, urlOf } from './routes.ts'

/** The first answer of a sign-in. */
export function iamTokenBody(token: string) {
  return { access_token: token, token_type: 'bearer' }
}

/** The second answer of a sign-in, or the older flow's only one. */
export function accessTokenBody(
  token: string,
  expiresIn: number,
  user: string,
  tenantName = 'mvc-gate emulator',
) {
  return {
    access_token: token,
    token_type: 'bearer',
    refresh_token: `${token}-refresh`,
    expires_in: expiresIn,
    scope: 'web.adm.x',
    tenantID: 79001,
    tenantName,
    user,
    email: user,
  }
}

/** A submission was taken; `id` finds its result. */
export function acceptedBody(environment: string, id: string) {
  return { status: 'Success', message: urlOf(environment, `${PATHS.result}${id}`) }
}

/** A submission or a template was refused. */
export function failureBody(reason: string) {
  return { status: 'Failure', message: reason }
}

/** Nothing is decided yet. */
export function pendingBody(status: 'Submitted' | 'In Progress', fileName: string) {
  return { status, message: `The request is being processed for the file: ${fileName}` }
}

/** The verdict. The count may exceed the names: several resources may break one policy. */
export function verdictBody(fileName: string, violationCount: number, policies: readonly string[]) {
  return {
    status: 'Completed',
    message: { violation_count: violationCount, policies_violated: policies, file_name: fileName },
  }
}

/** An error of the server itself, as Spring writes it. */
export function errorBody(status: number, error: string, message: string, path: string) {
  return { timestamp: new Date().toISOString(), status, error, message, path }
}
