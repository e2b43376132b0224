/** The scan itself: takes a template, and reports the result. */
import { acceptedBody, failureBody, pendingBody, verdictBody } from '../api/bodies.ts'
import { HEADERS, PATHS } from '../api/routes.ts'
import { TENANT_SERVICES } from '../core/platforms.ts'
import { type Answer, errorAnswer, jsonAnswer } from './answer.ts'
import type { Submission } from './submissions.ts'
import type { Tenant, TenantRequest } from './tenant.ts'
import { readUpload } from './upload.ts'

/** Bytes of a template, and of all that stands around it in the body. */
const MOST_FILE = 10_485_760
const MOST_BODY = MOST_FILE + 65_536

/** Takes one template. */
export async function answerSubmission(request: TenantRequest, tenant: Tenant): Promise<Answer> {
  const { pathname, searchParams } = request.url
  if (!isSignedIn(request, tenant)) return notSignedIn(pathname)
  const wanted = searchParams.get('service')
  const service = TENANT_SERVICES.find((each) => each === wanted)
  if (service === undefined) return failure(400, `the service is one of ${TENANT_SERVICES.join(', ')}`)
  if (tenant.submissions.isFull()) return errorAnswer(429, 'the queue of the tenant is full', pathname)
  const body = await request.body(MOST_BODY)
  if (body === undefined) return failure(413, TOO_LARGE)
  const upload = await readUpload(request.header('content-type'), body)
  if ('reason' in upload) return failure(400, upload.reason)
  if (upload.bytes.length > MOST_FILE) return failure(413, TOO_LARGE)
  tenant.recorder.submission(service, upload)
  const submitted = { fileName: upload.fileName, bytes: upload.bytes, service }
  const isUnending = request.isStruckBy('never')
  const { id } = isUnending ? tenant.submissions.addUnending(submitted) : tenant.submissions.add(submitted)
  const isForeign = request.isStruckBy('foreign')
  return jsonAnswer(200, acceptedBody(isForeign ? tenant.elsewhere : request.environment, id))
}

/** What became of a template. */
export function answerResult(request: TenantRequest, tenant: Tenant): Answer {
  const { pathname } = request.url
  if (!isSignedIn(request, tenant)) return notSignedIn(pathname)
  const submission = tenant.submissions.find(pathname.slice(PATHS.result.length))
  if (submission === undefined) return errorAnswer(404, 'result not found', pathname)
  const { state, fileName } = submission
  if (state === 'Submitted' || state === 'In Progress') return jsonAnswer(200, pendingBody(state, fileName))
  if (state.kind === 'failed') return jsonAnswer(200, failureBody(state.reason))
  return jsonAnswer(200, finalBody(request, fileName, state))
}

function finalBody(
  request: TenantRequest,
  fileName: string,
  verdict: Extract<Submission['state'], { kind: 'judged' }>,
): object {
  const { status, message } = verdictBody(fileName, verdict.violationCount, verdict.policies)
  return {
    status: request.isStruckBy('odd-status') ? 'PASSED_WITH_REMARKS' : status,
    message: request.isStruckBy('message-string') ? JSON.stringify(message) : message,
  }
}

const TOO_LARGE = `a template has at most ${MOST_FILE} bytes`

function isSignedIn(request: TenantRequest, { tokens }: Tenant): boolean {
  return tokens.isValid('access', request.header(HEADERS.accessToken))
}

function notSignedIn(path: string): Answer {
  return errorAnswer(401, 'the token is missing, not valid, or too old', path)
}

function failure(status: number, reason: string): Answer {
  return jsonAnswer(status, failureBody(reason))
}
