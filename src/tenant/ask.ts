/** Asks until there is an answer of the API: waits where it is busy, tries again where that can help. */
import type { Http, HttpAnswer, HttpRequest } from './http.ts'
import { backOff, MOST_ATTEMPTS, MOST_ATTEMPTS_UNREACHABLE, waitWhenBusy } from './retry.ts'
import { TenantError } from './tenant-error.ts'

/** Time and randomness, so that tests can fix them. */
export interface Clock {
  now(): number
  random(): number
  /** @throws the signal's reason when it fires */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** An answer below 400 that is JSON, or one of 400 to 499 that the caller must interpret. */
export interface ApiAnswer {
  readonly status: number
  readonly json: unknown
}

/** Responses that are not JSON may have been truncated; a page will be a page again. */
const MAX_BROKEN = 3

/**
 * Sends until answered. Network errors and 5xx are tried again with full jitter, 429 for as long as the signal
 * allows; nothing else is.
 * @throws TenantError; the signal's reason when it fires
 */
export async function ask(
  http: Http,
  request: HttpRequest,
  clock: Clock,
  signal: AbortSignal,
): Promise<ApiAnswer> {
  const host = new URL(request.url).host
  let failures = 0
  let broken = 0
  let busy = 0
  for (;;) {
    const answer = await http.send(request).catch((error: unknown) => {
      if (!(error instanceof TenantError) || error.fault !== 'network') throw error
      if (++failures >= (error.unreachable ? MOST_ATTEMPTS_UNREACHABLE : MOST_ATTEMPTS)) throw error
      return undefined
    })
    const status = answer === undefined ? undefined : statusOf(answer)
    if (answer === undefined || status === undefined) {
      await clock.sleep(backOff(failures, clock.random()), signal)
    } else if (status === 429) {
      await clock.sleep(
        waitWhenBusy(++busy, clock.random(), answer.header('retry-after'), clock.now()),
        signal,
      )
    } else if (status >= 500) {
      if (++failures >= MOST_ATTEMPTS) throw serverError(host, status, answer)
      await clock.sleep(backOff(failures, clock.random()), signal)
    } else if (status < 300 && answer.page === undefined && answer.json === undefined) {
      if (++broken >= MAX_BROKEN) throw new TenantError('protocol', `${host} returned invalid JSON`)
      await clock.sleep(backOff(broken, clock.random()), signal)
    } else {
      return understood(host, status, answer)
    }
  }
}

/** Error bodies may come with a status of 200. */
function statusOf({ status, json }: HttpAnswer): number {
  const written = fieldOf(json, 'status')
  return status < 400 && typeof written === 'number' && written >= 400 && written < 600 ? written : status
}

function understood(host: string, status: number, answer: HttpAnswer): ApiAnswer {
  if (status >= 300 && status < 400) {
    throw new TenantError('protocol', `${host} redirected to another origin; refused`, {
      hint: 'check the environment; a captive portal or a proxy that requires sign-in may be in between',
    })
  }
  if (answer.page !== undefined) {
    const title = answer.page === '' ? '' : ` called "${answer.page}"`
    throw new TenantError('protocol', `${host} returned a web page${title} instead of JSON`, {
      hint: 'a captive portal or a proxy that requires sign-in may be in between: open a page in a browser',
    })
  }
  return { status, json: answer.json }
}

function serverError(host: string, status: number, { json }: HttpAnswer): TenantError {
  const message = fieldOf(json, 'message')
  const why = typeof message === 'string' && message !== '' ? `: ${message.slice(0, 200)}` : ''
  return new TenantError('server', `${host} returned status ${status}${why}`)
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, name)?.value
}
