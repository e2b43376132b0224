/** What a service is started with. */
import type { Submitted, Verdict } from '../emulator/judge.ts'
import type { Log } from './log.ts'
import type { User } from './users.ts'

export interface ServiceOptions {
  readonly host: string
  /** 0 takes any that is free. */
  readonly port: number
  readonly users: readonly User[]
  /** Secrets of at least 32 characters: the first seals, each of them opens. */
  readonly keys: readonly [string, ...string[]]
  /** PEM; without them, plain HTTP is spoken. */
  readonly tls?: { readonly cert: string; readonly key: string }
  /** The origin of the proxy that clients talk to, which says in X-Forwarded-For who they are. */
  readonly proxy?: string
  readonly version: string
  /** Checks one template. Never rejects. */
  readonly judge: (submitted: Submitted) => Promise<Verdict>
  /** Whether it could do so at once; by default always. */
  readonly canJudge?: () => boolean
  readonly log: Log
  readonly limits: ServiceLimits
}

export interface ServiceLimits {
  /** Submissions a minute of one user. */
  readonly rate: number
  /** Submissions at once. */
  readonly queue: number
  /** Bytes of a template. */
  readonly fileBytes: number
  /** Seconds that a result can be read. */
  readonly resultLifetime: number
  /** Seconds that a token is valid. */
  readonly tokenLifetime: number
  /** Seconds from the signal to the moment when no connection is taken any more: balancers ask /readyz meanwhile. */
  readonly drain: number
  /** Seconds after which requests that are still open are cut. */
  readonly grace: number
}

export const DEFAULT_LIMITS: Omit<ServiceLimits, 'fileBytes'> = {
  rate: 6_000,
  queue: 64,
  resultLifetime: 3_600,
  tokenLifetime: 899,
  drain: 5,
  grace: 25,
}
