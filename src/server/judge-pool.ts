/**
 * Threads that check templates beside the one that speaks HTTP: a template that takes too long, or all the memory of its
 * thread, ends that thread, and nothing else.
 */
import { Worker } from 'node:worker_threads'
import { GateError, messageOf } from '../core/errors.ts'
import type { Submitted, Verdict } from '../emulator/judge.ts'
import type { Log } from './log.ts'

export interface JudgePoolOptions {
  /** The path of what the threads run. */
  readonly entry: string
  /** What it is started with. */
  readonly data: unknown
  readonly threads: number
  /** Seconds that a template may take. */
  readonly seconds: number
  /** MiB of memory of a thread. */
  readonly memory: number
  readonly log: Log
}

export interface JudgePool {
  /** Never rejects. */
  judge(submitted: Submitted): Promise<Verdict>
  /** Whether a thread is there that checks. */
  readonly isReady: boolean
  close(): Promise<void>
}

export type ToJudge = Submitted & { readonly id: number }
export type FromJudge = { readonly kind: 'ready' } | { readonly id: number; readonly verdict: Verdict }

interface Job {
  readonly submitted: Submitted
  readonly resolve: (verdict: Verdict) => void
  /** How many threads it has ended. */
  crashes: number
}

/** A thread may have had little memory left from before: a second one decides. */
const MOST_CRASHES = 2
/** Milliseconds before a thread that ended without a job is started again. */
const RESTART = 1_000

/**
 * Starts the threads, and waits until each is ready.
 * @throws GateError `io` where one does not start
 */
export async function startJudgePool(options: JudgePoolOptions): Promise<JudgePool> {
  const pool = new Pool(options)
  await pool.start()
  return pool
}

class Pool implements JudgePool {
  readonly #options: JudgePoolOptions
  readonly #waiting: Job[] = []
  readonly #threads = new Set<JudgeThread>()
  #isClosed = false

  constructor(options: JudgePoolOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    await Promise.all(Array.from({ length: this.#options.threads }, () => this.#startThread()))
  }

  get isReady(): boolean {
    return [...this.#threads].some(({ isReady }) => isReady)
  }

  judge(submitted: Submitted): Promise<Verdict> {
    return new Promise((resolve) => {
      this.#waiting.push({ submitted, resolve, crashes: 0 })
      this.#handOut()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all([...this.#threads].map((thread) => thread.end()))
  }

  #startThread(): Promise<void> {
    const thread = new JudgeThread(this.#options, {
      onFree: () => this.#handOut(),
      onEnd: (end) => this.#replace(thread, end),
    })
    this.#threads.add(thread)
    return thread.ready
  }

  #handOut(): void {
    for (const thread of this.#threads) {
      if (!thread.isFree) continue
      const job = this.#waiting.shift()
      if (job === undefined) return
      thread.take(job)
    }
  }

  #replace(thread: JudgeThread, { job, reason, hadWork }: ThreadEnd): void {
    this.#threads.delete(thread)
    if (this.#isClosed) return
    this.#options.log.write('error', 'a thread ended', { reason })
    if (job !== undefined) this.#tryAgain(job, reason)
    const start = () => {
      if (!this.#isClosed) this.#startThread().catch(() => undefined)
    }
    // What ends without work would do so at once again.
    if (hadWork) start()
    else setTimeout(start, RESTART).unref()
  }

  #tryAgain(job: Job, reason: string): void {
    job.crashes++
    if (job.crashes < MOST_CRASHES) this.#waiting.unshift(job)
    else job.resolve({ kind: 'failed', reason: `evaluation ended early: ${reason}` })
  }
}

interface ThreadEnd {
  /** What it was doing, unless that took too long. */
  readonly job: Job | undefined
  readonly reason: string
  readonly hadWork: boolean
}

interface ThreadEvents {
  readonly onFree: () => void
  readonly onEnd: (end: ThreadEnd) => void
}

class JudgeThread {
  readonly #worker: Worker
  readonly #seconds: number
  readonly ready: Promise<void>
  isReady = false
  isFree = false
  #job: Job | undefined
  #id = 0
  #timer: NodeJS.Timeout | undefined

  constructor({ entry, data, seconds, memory }: JudgePoolOptions, { onFree, onEnd }: ThreadEvents) {
    this.#seconds = seconds
    this.#worker = new Worker(entry, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    })
    let reason: string | undefined
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromJudge) => {
        if ('kind' in message) {
          this.isReady = true
          resolve()
        } else {
          this.#finish(message)
        }
        this.isFree = this.#job === undefined
        if (this.isFree) onFree()
      })
      this.#worker.on('error', (error) => {
        reason = messageOf(error)
      })
      this.#worker.on('exit', () => {
        clearTimeout(this.#timer)
        this.isFree = false
        reject(new GateError('io', `cannot start a thread: ${reason ?? 'it ended'}`))
        onEnd({ job: this.#job, reason: reason ?? 'a template took too long', hadWork: this.#id > 0 })
      })
    })
    // Those who start it may have gone on.
    this.ready.catch(() => undefined)
  }

  take(job: Job): void {
    this.isFree = false
    this.#job = job
    this.#worker.postMessage({ ...job.submitted, id: ++this.#id } satisfies ToJudge)
    this.#timer = setTimeout(() => this.#giveUp(job), this.#seconds * 1_000)
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #finish({ id, verdict }: Exclude<FromJudge, { kind: 'ready' }>): void {
    if (id !== this.#id) return
    clearTimeout(this.#timer)
    this.#job?.resolve(verdict)
    this.#job = undefined
  }

  #giveUp(job: Job): void {
    job.resolve({ kind: 'failed', reason: `evaluation took longer than ${this.#seconds} s` })
    this.#job = undefined
    void this.#worker.terminate()
  }
}
