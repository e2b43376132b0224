/** One template through the API: handed over, and looked for until there is a verdict. */
import { type Result, readResult, readSubmission } from '../api/answers.ts'
import { HEADERS, isSameOrigin, PARTS, PATHS, urlOf } from '../api/routes.ts'
import type { TenantService } from '../core/platforms.ts'
import { type ApiAnswer, ask, type Clock } from './ask.ts'
import type { Http, HttpRequest } from './http.ts'
import { firstLook, nextLook } from './retry.ts'
import { RIGHTS_HINT } from './sign-in.ts'
import { TenantError } from './tenant-error.ts'
import type { Tokens } from './tokens.ts'

/** The verdict of the API for one file. */
export type FileVerdict =
  /** How many violations there are, and of which policies; clean when there are none. */
  | { readonly kind: 'judged'; readonly violationCount: number; readonly policies: readonly string[] }
  /** The API could not make sense of the file. */
  | { readonly kind: 'refused'; readonly reason: string }

export interface Submission {
  /** The base name; folders are not sent. */
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly service: TenantService
}

/** What every request needs. */
export interface Api {
  readonly environment: string
  readonly http: Http
  readonly tokens: Tokens
  readonly clock: Clock
  readonly signal: AbortSignal
  /** @throws TenantError where another submission has the same result: no one knows whose verdict it is */
  readonly claimResult: (resultUrl: string, submission: Submission) => void
  /** Lets a limited number of requests through at once. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * Submits a file and waits for its verdict.
 * @param usual milliseconds that verdicts take, as far as is known
 * @throws TenantError; the signal's reason when it fires
 */
export async function judgeFile(
  api: Api,
  submission: Submission,
  usual: () => number | undefined,
): Promise<FileVerdict> {
  const { environment, clock, signal } = api
  const url = urlOf(environment, PATHS.scan, { service: submission.service })
  const submitted = readSubmission(
    (await withToken(api, { method: 'POST', url, headers: {}, body: () => form(submission) })).json,
  )
  if (submitted.kind === 'refused') return submitted
  if (submitted.kind !== 'accepted') throw unusable(environment, submitted)
  const { resultUrl } = submitted
  if (!isSameOrigin(environment, resultUrl)) throw foreign(environment, resultUrl)
  api.claimResult(resultUrl, submission)

  await clock.sleep(firstLook(usual()), signal)
  for (let looks = 1; ; looks++) {
    const result = readResult((await withToken(api, { method: 'GET', url: resultUrl, headers: {} })).json)
    if (result.kind === 'final') {
      if (!isAbout(result.fileName, submission)) throw misattributed(environment, result.fileName)
      return { kind: 'judged', violationCount: result.violationCount, policies: result.policies }
    }
    if (result.kind === 'refused') return result
    if (result.kind !== 'pending') throw unusable(environment, result)
    await clock.sleep(nextLook(looks, clock.random()), signal)
  }
}

/** A new body for each attempt; the file's name is escaped by FormData. */
function form({ fileName, bytes }: Submission): FormData {
  const body = new FormData()
  body.append(PARTS.file, new Blob([new Uint8Array(bytes)]), fileName)
  body.append(PARTS.fileName, fileName)
  return body
}

/** Sends with a token; a refused one is replaced once. */
async function withToken(api: Api, request: HttpRequest): Promise<ApiAnswer> {
  const { http, tokens, clock, signal, inTurn } = api
  const send = (token: string) =>
    inTurn(() =>
      ask(http, { ...request, headers: { ...request.headers, [HEADERS.accessToken]: token } }, clock, signal),
    )
  const { token } = await tokens.current()
  const first = await send(token)
  const answer = first.status === 401 ? await send((await tokens.insteadOf(token)).token) : first
  if (answer.status < 400) return answer
  throw refused(api.environment, answer.status)
}

function refused(environment: string, status: number): TenantError {
  const { host } = new URL(environment)
  if (status === 401 || status === 403) {
    return new TenantError(
      'credentials',
      `this user is not allowed to scan templates on ${host} (${status})`,
      {
        hint: RIGHTS_HINT,
      },
    )
  }
  return new TenantError('server', `${host} answered a scan with status ${status}`)
}

function unusable(
  environment: string,
  answer: Exclude<Result, { kind: 'pending' | 'refused' | 'final' }>,
): TenantError {
  const { host } = new URL(environment)
  return answer.kind === 'error'
    ? new TenantError(
        'server',
        `${host} answered a scan with status ${answer.status}: ${answer.message.slice(0, 200)}`,
      )
    : new TenantError('protocol', `unexpected response from ${host}: ${answer.why}`)
}

/** Whether a result is about the submitted file. Servers don't agree on how names that are not ASCII are written. */
function isAbout(named: string | undefined, { fileName }: Submission): boolean {
  const plain = (name: string) =>
    name
      .replace(/^.*[\\/]/, '')
      .replace(/%22/g, '"')
      .replace(/[^\x20-\x7e]+/g, '?')
      .toLowerCase()
  return named === undefined || plain(named) === plain(fileName)
}

function misattributed(environment: string, named = ''): TenantError {
  const { host } = new URL(environment)
  return new TenantError(
    'protocol',
    `${host} returned the result of another file, ${JSON.stringify(named.slice(0, 80))}`,
  )
}

/** The server names the address; a token must not go to another one. */
function foreign(environment: string, resultUrl: string): TenantError {
  const { host } = new URL(environment)
  return new TenantError(
    'protocol',
    `${host} refers to a result at another origin, ${new URL(resultUrl).origin}; refused`,
    {
      hint: 'nothing was sent there; check the environment',
    },
  )
}
