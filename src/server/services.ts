/** What the routes of a service share, and the answer when one of its limits is reached. */
import { type Answer, errorAnswer } from '../emulator/answer.ts'
import type { Submitted, Verdict } from '../emulator/judge.ts'
import type { RateLimit, Room } from './limits.ts'
import type { Metrics, Refusal } from './metrics.ts'
import type { ServiceLimits } from './options.ts'
import type { Noted } from './request.ts'
import type { SealedResults } from './sealed-results.ts'
import type { SealedTokens } from './sealed-tokens.ts'
import type { Users } from './users.ts'

export interface Services {
  readonly users: Users
  readonly tokens: SealedTokens
  readonly results: SealedResults
  readonly metrics: Metrics
  readonly limits: ServiceLimits
  /** By user. */
  readonly submissions: RateLimit
  /** By address. */
  readonly failedSignIns: RateLimit
  /** For password checks, each of which takes a processor and much memory for a while. */
  readonly signInRoom: Room
  /** For templates. */
  readonly room: Room
  readonly judge: (submitted: Submitted) => Promise<Verdict>
  /** Milliseconds, monotonic. */
  readonly clock: () => number
}

/** @param wait seconds */
export function busy(
  limit: Refusal,
  wait: number,
  { pathname }: URL,
  metrics: Metrics,
  noted: Noted,
): Answer {
  metrics.refusal(limit)
  noted.limit = limit
  return errorAnswer(429, WORDS[limit], pathname, { 'retry-after': String(wait) })
}

const WORDS: Readonly<Record<Refusal, string>> = {
  rate: 'this user has reached its submissions per minute',
  queue: 'too many templates are being checked',
  sign_in: 'too many sign-ins',
}
