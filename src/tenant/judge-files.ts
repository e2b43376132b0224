/** Many files through the API, concurrently, within one deadline. */
import { setMaxListeners } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Store } from '../cache/store.ts'
import type { Clock } from './ask.ts'
import { createHttp } from './http.ts'
import { type Credentials, signIn } from './sign-in.ts'
import { type FileVerdict, judgeFile, type Submission } from './submission.ts'
import { TenantError } from './tenant-error.ts'
import { createTokens, type TokenKey } from './tokens.ts'
import { VerdictBook } from './verdict-book.ts'
import { digestOf, openMemory } from './verdicts.ts'

/** How to reach a tenant. */
export interface TenantAccess {
  /** An origin. */
  readonly environment: string
  readonly credentials: Credentials
  /** Certificates in PEM that are trusted beside the usual ones. */
  readonly ca: string | undefined
}

export interface JudgeOptions {
  /** Requests in flight at once. */
  readonly concurrency: number
  /** For the whole run. */
  readonly timeoutSeconds: number
  /** How long a clean verdict is cached; 0 for never. */
  readonly verdictCacheMinutes: number
  readonly store: Store
  /** Called as verdicts come in. */
  readonly progress: (done: number, total: number) => void
  readonly clock?: Clock
}

/** Verdicts by submission; if one is missing, `error` is the reason. */
export interface Verdicts {
  readonly verdicts: ReadonlyMap<Submission, FileVerdict>
  readonly error: TenantError | undefined
}

/** Templates that wait for their verdict at once, for each request in flight: so the tenant is never idle. */
const WAITING_PER_REQUEST = 3

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: async (milliseconds, signal) => {
    await delay(milliseconds, undefined, { signal }).catch((error: unknown) => {
      throw signal.aborted ? signal.reason : error
    })
  },
}

/**
 * Has the tenant check files. Never rejects for what a network or a tenant does: the first error ends the run, and the
 * verdicts until then remain. Identical submissions are made once, and a clean verdict that is cached, not at all.
 */
export async function judgeFiles(
  access: TenantAccess,
  submissions: readonly Submission[],
  options: JudgeOptions,
): Promise<Verdicts> {
  const { environment, credentials, ca } = access
  const { clock = systemClock, store, timeoutSeconds } = options
  const key = keyOf(access)
  const memory = await openMemory(key, store, options.verdictCacheMinutes, clock.now)
  const book = new VerdictBook(new Map(submissions.map((each) => [each, digestOf(key, each)])), memory)
  const { todo } = book
  let done = 0
  const error = todo.size === 0 ? undefined : await run()
  return { verdicts: book.verdicts(), error }

  async function run(): Promise<TenantError | undefined> {
    const stop = new AbortController()
    // Every request and every wait listens to it.
    setMaxListeners(0, stop.signal)
    const late = () => stop.abort(new TenantError('deadline', `no verdict within ${timeoutSeconds} seconds`))
    const timer = setTimeout(late, timeoutSeconds * 1_000)
    try {
      const http = createHttp(environment, ca, stop.signal)
      try {
        const tokens = createTokens(
          key,
          store,
          () => signIn(http, environment, credentials, clock, stop.signal),
          clock.now,
        )
        const inTurn = limit(options.concurrency)
        const claimResult = book.claim.bind(book)
        const api = { environment, http, tokens, clock, signal: stop.signal, claimResult, inTurn }
        await judgeAll(todo, options.concurrency * WAITING_PER_REQUEST, async (digest, submission) => {
          const started = clock.now()
          const verdict = await judgeFile(api, submission, memory.usual)
          memory.noteDuration(clock.now() - started)
          book.note(digest, verdict)
          options.progress(++done, todo.size)
        })
        return undefined
      } finally {
        http.close()
      }
    } catch (error) {
      if (error instanceof TenantError) return error
      throw error
    } finally {
      clearTimeout(timer)
      stop.abort(new TenantError('deadline', 'the run is over'))
      await memory.save()
    }
  }
}

/** Whose token and verdicts these are. */
export function keyOf({ environment, credentials }: Omit<TenantAccess, 'ca'>): TokenKey {
  return { environment, user: credentials.user, tenantId: credentials.tenantId }
}

/** Works on all entries, a number of them at a time; the first error ends it. */
async function judgeAll<K, V>(
  entries: ReadonlyMap<K, V>,
  atOnce: number,
  work: (key: K, value: V) => Promise<void>,
): Promise<void> {
  const waiting = entries.entries()
  let failed = false
  const worker = async (): Promise<void> => {
    for (const [key, value] of waiting) {
      if (failed) return
      try {
        await work(key, value)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, entries.size) }, worker))
}

/** Lets at most `most` pieces of work run at once, in the order of the requests. */
function limit(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
