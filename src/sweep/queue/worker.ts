/** Takes repositories from the queue. A worker that ends without a word is noticed, and others take over what it had. */
import type { Job } from 'bullmq'
import type { Redis } from 'ioredis'
import { writeLine } from '../line.ts'
import { type Listed, readEntry } from '../list.ts'
import { policySetOf, type TextStore } from '../verdict-store.ts'
import { type Visiting, visit } from '../visit.ts'
import { OPEN, PREFIX, queueName, readJob, resultsKey, rulesOfJob, runKey, type SweepJob } from './job.ts'
import { connect, loadPeer, type RedisAddress, type Say } from './redis.ts'
import { layered, redisStore } from './redis-store.ts'

/** What a worker has of its own; what it checks by comes with each job. */
export type OwnVisiting = Omit<Visiting, 'rules' | 'policySet' | 'limits' | 'isPartial'>

export interface WorkerRun {
  readonly address: RedisAddress
  readonly build: string | undefined
  /** Repositories at a time. */
  readonly jobs: number
  /** Milliseconds after which a repository is taken from a worker that is gone. */
  readonly lease: number
  readonly say: Say
}

export interface RunningWorker {
  /** How many repositories it has done. */
  readonly done: () => number
  /** Whether nothing is waiting, being done or to be tried again, on this machine or others. */
  isDrained(): Promise<boolean>
  /** Takes no more, and waits for what it has. */
  close(): Promise<void>
}

/** How often a repository is given to another worker when one is gone; it may be the cause. */
const MOST_STALLS = 2

/** @throws GateError `usage` where the queue's packages are missing, or Redis refuses */
export async function startWorker(own: OwnVisiting, run: WorkerRun): Promise<RunningWorker> {
  const { Worker, Queue } = loadPeer('bullmq')
  const { redis, leave } = await connect(run.address, run.say)
  const store = layered(own.store, redisStore(redis))
  let done = 0
  const settings = { connection: run.address.options, prefix: PREFIX }
  const name = queueName(run.build)
  const worker = new Worker(
    name,
    async (job: Job) => {
      await doJob(job, { ...own, store }, redis, run.build)
      done++
    },
    {
      ...settings,
      concurrency: run.jobs,
      lockDuration: run.lease,
      stalledInterval: run.lease,
      maxStalledCount: MOST_STALLS,
    },
  )
  const queue = new Queue(name, settings)
  // What is wrong with Redis is said once, by the other connection.
  worker.on('error', () => undefined)
  queue.on('error', () => undefined)
  return {
    done: () => done,
    isDrained: async () => {
      const counts = await queue.getJobCounts(...OPEN)
      return Object.values(counts).every((count) => count === 0)
    },
    close: async () => {
      await worker.close()
      await queue.close()
      leave()
    },
  }
}

/** @throws Error for what is to be tried again */
async function doJob(
  job: Job,
  own: OwnVisiting & { readonly store: TextStore },
  redis: Redis,
  build: string | undefined,
): Promise<void> {
  const wanted = readJob(job.data)
  // Whoever writes to Redis may have put it there.
  if (wanted === undefined || (await redis.exists(runKey(wanted.run))) === 0) return
  const attempt = job.attemptsMade + 1
  const { line, mayPass } = await visit(listedOf(wanted), visitingFor(wanted, own, build), attempt)
  if (mayPass && attempt < (job.opts.attempts ?? 1)) throw new Error(line.failure?.reason ?? 'not finished')
  await redis.xadd(resultsKey(wanted.run), '*', 'line', writeLine(line))
}

function listedOf({ url }: SweepJob): Listed {
  return readEntry(url, '/')
}

function visitingFor(job: SweepJob, own: OwnVisiting, build: string | undefined): Visiting {
  const rules = rulesOfJob(job)
  return {
    ...own,
    rules,
    policySet: policySetOf(build, rules),
    limits: job.limits,
    isPartial: job.isPartial ?? undefined,
  }
}
