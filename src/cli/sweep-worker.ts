/** `mvc-gate sweep-worker`: takes repositories from a queue until it is stopped. */
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readBuildId } from '../package-files.ts'
import { escapeText } from '../report/terminal.ts'
import { readAddress } from '../sweep/queue/redis.ts'
import { type RunningWorker, startWorker } from '../sweep/queue/worker.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { openVisiting } from './sweep-visiting.ts'

export interface SweepWorkerRequest {
  readonly queue: string
  readonly folder: string
  readonly jobs: number | undefined
  /** Milliseconds. */
  readonly lease: number
  readonly isDraining: boolean
}

/** Milliseconds between looks whether the queue is empty. */
const LOOK = 500

/** @throws GateError `usage` for an address that is not one, missing packages, or a password that is refused */
export async function sweepWorker(request: SweepWorkerRequest, context: Context): Promise<number> {
  const address = readAddress(request.queue, context.env.MVC_REDIS_PASSWORD)
  const build = readBuildId()
  const say = (text: string) => void context.stderr.write(`mvc-gate sweep-worker: ${escapeText(text)}\n`)
  const jobs = request.jobs ?? availableParallelism()
  const visiting = openVisiting(resolve(context.cwd, request.folder), build, context)
  try {
    const worker = await startWorker(visiting, { address, build, jobs, lease: request.lease, say })
    say(`taking repositories from ${address.name}, ${jobs} at a time`)
    const isAborted = await untilStopped(worker, request.isDraining, say)
    if (isAborted) return EXIT.interrupted
    say(`${worker.done()} repositories done`)
    return EXIT.allow
  } finally {
    visiting.pool.close()
  }
}

/** The first signal lets it finish, the second one does not. Whether there was a second one. */
async function untilStopped(
  worker: RunningWorker,
  isDraining: boolean,
  say: (text: string) => void,
): Promise<boolean> {
  const signals = signalsIn()
  const drained = isDraining ? untilDrained(worker, signals.stopped) : signals.first
  await Promise.race([signals.first, drained])
  if (!isDraining || signals.stopped.aborted) say('stopping: finishing what it has')
  return Promise.race([worker.close().then(() => false), signals.second.then(() => true)])
}

interface Signals {
  readonly first: Promise<void>
  readonly second: Promise<void>
  readonly stopped: AbortSignal
}

function signalsIn(): Signals {
  const stop = new AbortController()
  let count = 0
  const [first, second] = [deferred(), deferred()]
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      count++
      stop.abort()
      if (count === 1) first.resolve()
      else second.resolve()
    })
  }
  return { first: first.promise, second: second.promise, stopped: stop.signal }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

async function untilDrained(worker: RunningWorker, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted && !(await worker.isDrained())) await wait(LOOK)
}
