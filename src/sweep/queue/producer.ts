/**
 * A sweep by workers on other machines. Lines come back in a stream, from which one is removed only when it is kept here: what
 * happens to a worker, to this process or to Redis, each repository has one line in the end, or is counted as missing.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Job, Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Tries } from '../here.ts'
import { LINE_VERSION, parseLine, type SweptLine } from '../line.ts'
import { holdsCredentials, type Listed } from '../list.ts'
import {
  type JobRules,
  jobFor,
  jobId,
  OPEN,
  PREFIX,
  queueName,
  RUN_SECONDS,
  readJob,
  resultsKey,
  runKey,
} from './job.ts'
import { connect, loadPeer, type RedisAddress, type Say } from './redis.ts'

export interface QueueRun {
  readonly address: RedisAddress
  /** Of this package; workers have the same. */
  readonly build: string | undefined
  readonly job: JobRules
  readonly tries: Tries
  /** Milliseconds without a line after which the sweep ends. */
  readonly idle: number
  /** A run of the same folder that is not wanted any more. */
  readonly abandoned: string | undefined
  readonly say: Say
  readonly onLine: (line: SweptLine) => void
}

/** Jobs that are in Redis at once. */
const WINDOW = 10_000
/** Jobs that are added, or lines that are read, by one command. */
const PIECE = 500
/** Milliseconds that Redis waits for lines. */
const BLOCK = 1_000
/** Milliseconds in which more lines come together, so that they are read by one command. */
const GATHER = 200
/** Milliseconds between the signs that the run is wanted. */
const SIGN = 60_000
/** Milliseconds between looks at what was given up, and at what was lost. */
const LOOK = 3_000

/**
 * Has workers sweep the repositories. Ends when each has its line, or when none came for too long.
 * @throws GateError `usage` where the queue's packages are missing, or Redis refuses
 */
export async function sweepByQueue(all: readonly Listed[], run: QueueRun): Promise<void> {
  const pending = new Map(all.map((listed) => [listed.name, listed]))
  const take = (line: SweptLine) => {
    if (pending.delete(line.repository)) run.onLine(line)
  }
  for (const listed of all) {
    const fault = listed.fault ?? (holdsCredentials(listed) ? CREDENTIALS : undefined)
    if (fault !== undefined) take(failedLine(listed.name, fault, 1))
  }
  if (pending.size === 0) return
  const { Queue: Made } = loadPeer('bullmq')
  const { redis, leave } = await connect(run.address, run.say)
  // The other connection waits for lines.
  const connection = redis.duplicate()
  const queue = new Made(queueName(run.build), { connection, prefix: PREFIX })
  // What is wrong with Redis is said by the other one.
  queue.on('error', () => undefined)
  try {
    await new Producer(redis, queue, run, pending, take).run()
  } finally {
    // To close the queue would wait for Redis.
    connection.disconnect()
    leave()
  }
}

const CREDENTIALS =
  'the URL holds credentials, which are not put into a queue; use a credential helper of git on the workers'

function failedLine(repository: string, reason: string, attempts: number): SweptLine {
  return {
    schemaVersion: LINE_VERSION,
    repository,
    status: 'failed',
    branch: null,
    commit: null,
    tree: null,
    cached: false,
    attempts,
    durationMs: 0,
    failure: { reason, hint: null },
    verdict: null,
  }
}

class Producer {
  readonly #redis: Redis
  readonly #queue: Queue
  readonly #run: QueueRun
  readonly #pending: Map<string, Listed>
  readonly #take: (line: SweptLine) => void
  /** Repositories whose jobs were added and that have no line, by name. */
  readonly #fed = new Set<string>()
  #hasBegun = false
  #signed = 0
  #last = Date.now()
  #looked = Date.now()
  #lost = 0
  #hasSaidWorkers = false

  constructor(
    redis: Redis,
    queue: Queue,
    run: QueueRun,
    pending: Map<string, Listed>,
    take: (line: SweptLine) => void,
  ) {
    this.#redis = redis
    this.#queue = queue
    this.#run = run
    this.#pending = pending
    this.#take = (line) => {
      this.#fed.delete(line.repository)
      take(line)
    }
  }

  async run(): Promise<void> {
    const { idle, say } = this.#run
    while (this.#pending.size > 0) {
      // Commands wait while Redis is gone: this one does not.
      const late = timer(Math.max(1, this.#last + idle - Date.now()))
      const isLate = await Promise.race([this.#step().then(() => false), late.over])
      late.cancel()
      if (isLate) {
        say(
          `no result for ${Math.round(idle / 1_000)} s: the sweep ends without ${this.#pending.size} repositories`,
        )
        return
      }
    }
    await this.#redis.del(resultsKey(this.#run.job.run), runKey(this.#run.job.run))
  }

  /** Takes what is there, adds what there is room for, and looks from time to time whether anything is wrong. */
  async #step(): Promise<void> {
    if (!this.#hasBegun) await this.#begin()
    if (Date.now() - this.#signed >= SIGN) await this.#sign()
    await this.#feed()
    const lines = this.#pending.size === 0 ? 0 : await this.#read(BLOCK)
    if (this.#pending.size === 0) return
    if (lines > 0 && lines < PIECE) await wait(GATHER)
    if (Date.now() - this.#looked < LOOK) return
    this.#looked = Date.now()
    await this.#takeGivenUp()
    if (lines === 0) await this.#lookForLost()
  }

  async #begin(): Promise<void> {
    const { abandoned } = this.#run
    if (abandoned !== undefined) await this.#redis.del(runKey(abandoned), resultsKey(abandoned))
    // A run that is resumed may have lines that its producer has not seen.
    while ((await this.#read(undefined)) > 0);
    this.#hasBegun = true
  }

  /** Workers drop the jobs of a run that nothing says is wanted. */
  async #sign(): Promise<void> {
    await this.#redis.set(runKey(this.#run.job.run), '1', 'EX', RUN_SECONDS)
    this.#signed = Date.now()
  }

  /** Reads lines from the stream, and removes them. How many there were. */
  async #read(block: number | undefined): Promise<number> {
    const key = resultsKey(this.#run.job.run)
    const answer = await (block === undefined
      ? this.#redis.xread('COUNT', PIECE, 'STREAMS', key, '0')
      : this.#redis.xread('COUNT', PIECE, 'BLOCK', block, 'STREAMS', key, '0'))
    const entries = answer?.[0]?.[1] ?? []
    if (entries.length === 0) return 0
    for (const [, fields] of entries) {
      const line = parseLine(fields[1] ?? '')
      if (line !== undefined) this.#take(line)
    }
    this.#last = Date.now()
    await this.#redis.xdel(key, ...entries.map(([id]) => id))
    return entries.length
  }

  async #feed(): Promise<void> {
    const waiting = this.#fed.size
    if (waiting > WINDOW - PIECE) return
    const next: Listed[] = []
    for (const listed of this.#pending.values()) {
      if (waiting + next.length >= WINDOW) break
      if (!this.#fed.has(listed.name)) next.push(listed)
    }
    for (let at = 0; at < next.length; at += PIECE) await this.#add(next.slice(at, at + PIECE))
  }

  /** A job that is there already stays as it is. */
  async #add(some: readonly Listed[]): Promise<void> {
    const { job, tries } = this.#run
    // Before each piece: Redis may have come back without it.
    await this.#sign()
    await this.#queue.addBulk(
      some.map((listed) => ({
        name: 'repository',
        data: jobFor(listed.url, job),
        opts: {
          jobId: jobId(job.run, listed.id),
          attempts: tries.most,
          backoff: { type: 'exponential', delay: tries.delay },
          removeOnComplete: true,
          removeOnFail: { age: RUN_SECONDS },
          stackTraceLimit: 0,
        },
      })),
    )
    for (const { name } of some) this.#fed.add(name)
  }

  /** Dead letters: jobs that took their workers with them again and again. */
  async #takeGivenUp(): Promise<void> {
    const failed = (await this.#queue.getFailed(0, PIECE)) as readonly (Job | undefined)[]
    if (failed.length === 0) return
    const { run } = this.#run.job
    const byId = new Map([...this.#pending.values()].map((listed) => [jobId(run, listed.id), listed]))
    for (const job of failed) {
      const listed = byId.get(job?.id ?? '')
      if (job === undefined || readJob(job.data)?.run !== run) continue
      if (listed !== undefined) {
        const why = `given up: ${job.failedReason || 'its workers ended'}`
        this.#take(failedLine(listed.name, why, job.attemptsStarted || job.attemptsMade))
        this.#last = Date.now()
      }
      await job.remove()
    }
  }

  /** Redis that was started again without its data has neither jobs nor lines. */
  async #lookForLost(): Promise<void> {
    const counts = Object.values(await this.#queue.getJobCounts(...OPEN, 'failed'))
    const isIdle = counts.every((count) => count === 0)
    const hasLines = (await this.#redis.xlen(resultsKey(this.#run.job.run))) > 0
    this.#lost = isIdle && !hasLines ? this.#lost + 1 : 0
    if (this.#lost >= 2) {
      this.#lost = 0
      this.#run.say(`the queue has lost ${this.#fed.size} repositories; adding them again`)
      this.#fed.clear()
    }
    await this.#lookForWorkers()
  }

  async #lookForWorkers(): Promise<void> {
    if (this.#hasSaidWorkers || (await this.#queue.getWorkersCount()) > 0) return
    this.#hasSaidWorkers = true
    this.#run.say(
      `no worker of this version is connected; start some: mvc-gate sweep-worker --queue ${this.#run.address.name}`,
    )
  }
}

function timer(milliseconds: number): { readonly over: Promise<true>; readonly cancel: () => void } {
  let cancel = () => {}
  const over = new Promise<true>((resolve) => {
    const timeout = setTimeout(() => resolve(true), milliseconds)
    cancel = () => clearTimeout(timeout)
  })
  return { over, cancel }
}
