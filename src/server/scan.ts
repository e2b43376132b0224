/** The scan itself: a template is checked while it is submitted, and its result is the address that the client gets. */
import { acceptedBody, failureBody, verdictBody } from '../api/bodies.ts'
import { HEADERS, PATHS } from '../api/routes.ts'
import { TENANT_SERVICES, type TenantService } from '../core/platforms.ts'
import { type Answer, errorAnswer, jsonAnswer } from '../emulator/answer.ts'
import type { Verdict } from '../emulator/judge.ts'
import { readUpload } from '../emulator/upload.ts'
import type { Noted, ServiceRequest } from './request.ts'
import type { TokenOwner } from './sealed-tokens.ts'
import { busy, type Services } from './services.ts'

/** Bytes of all that stands around a template in the body. */
const MOST_AROUND = 65_536
/**
 * Characters of an address. nginx takes request lines of 8 KiB (https://nginx.org/en/docs/http/ngx_http_core_module.html#large_client_header_buffers);
 * the names of 200 policies take 4,000.
 */
export const MOST_ADDRESS = 7_800
/** Characters of what is said of a file that cannot be checked: it may quote the file. */
const MOST_REASON = 500

/** Checks one template. */
export async function answerSubmission(
  request: ServiceRequest,
  services: Services,
  noted: Noted,
): Promise<Answer> {
  const { url, origin } = request
  const owner = signedIn(request, services)
  if (owner === undefined) return notSignedIn(url)
  noted.user = owner.user
  const wanted = url.searchParams.get('service')
  const service = TENANT_SERVICES.find((each) => each === wanted)
  if (service === undefined) return failure(400, `the service is one of ${TENANT_SERVICES.join(', ')}`)
  if (origin === undefined) return failure(400, 'the header Host is missing or not valid')
  const wait = services.submissions.take(owner.user)
  if (wait !== undefined) return busy('rate', wait, url, services.metrics, noted)
  const { fileBytes } = services.limits
  const declared = Number(request.header('content-length') ?? Number.NaN)
  if (declared > fileBytes + MOST_AROUND) return tooLarge(fileBytes)
  const leave = services.room.enter(Number.isNaN(declared) ? fileBytes : declared)
  if (leave === undefined) return busy('queue', 1, url, services.metrics, noted)
  try {
    return await take(request, origin, { owner, service }, services, noted)
  } finally {
    leave()
  }
}

interface Submission {
  readonly owner: TokenOwner
  readonly service: TenantService
}

async function take(
  request: ServiceRequest,
  origin: string,
  { owner, service }: Submission,
  { limits, judge, results, metrics, clock }: Services,
  noted: Noted,
): Promise<Answer> {
  const body = await request.body(limits.fileBytes + MOST_AROUND)
  if (body === undefined) return tooLarge(limits.fileBytes)
  const upload = await readUpload(request.header('content-type'), body)
  if ('reason' in upload) return failure(400, upload.reason)
  const { fileName, bytes } = upload
  noted.bytes = bytes.length
  if (bytes.length > limits.fileBytes) return tooLarge(limits.fileBytes)
  const start = clock()
  const verdict = shortened(await judge({ fileName, bytes, service }))
  noted.verdict = verdict.kind
  metrics.scan(service, verdict, (clock() - start) / 1_000)
  const accepted = acceptedBody(origin, results.seal({ fileName, verdict }, owner.user))
  if (accepted.message.length <= MOST_ADDRESS) return jsonAnswer(200, accepted)
  // With fewer names a client could take a violation for one that it accepts.
  return failure(200, 'this template violates more policies than a result can name: split it')
}

function shortened(verdict: Verdict): Verdict {
  return verdict.kind === 'failed' ? { ...verdict, reason: verdict.reason.slice(0, MOST_REASON) } : verdict
}

/** What an address holds. */
export async function answerResult(
  request: ServiceRequest,
  services: Services,
  noted: Noted,
): Promise<Answer> {
  const { url } = request
  const owner = signedIn(request, services)
  if (owner === undefined) return notSignedIn(url)
  noted.user = owner.user
  const result = services.results.open(url.pathname.slice(PATHS.result.length), owner.user)
  if (result === 'foreign') return errorAnswer(404, 'result not found', PATHS.result)
  if (result === 'expired') return errorAnswer(410, 'this result has expired', PATHS.result)
  const { fileName, verdict } = result
  if (verdict.kind === 'failed') return jsonAnswer(200, failureBody(verdict.reason))
  return jsonAnswer(200, verdictBody(fileName, verdict.violationCount, verdict.policies))
}

function signedIn(request: ServiceRequest, { tokens, users }: Services): TokenOwner | undefined {
  const owner = tokens.read('access', request.header(HEADERS.accessToken))
  return owner !== undefined && users.isCurrent(owner) ? owner : undefined
}

function notSignedIn({ pathname }: URL): Answer {
  const path = pathname.startsWith(PATHS.result) ? PATHS.result : pathname
  return errorAnswer(401, 'the token is missing, not valid, or too old', path)
}

function tooLarge(most: number): Answer {
  return failure(413, `a template has at most ${most} bytes`)
}

function failure(status: number, reason: string): Answer {
  return jsonAnswer(status, failureBody(reason))
}
