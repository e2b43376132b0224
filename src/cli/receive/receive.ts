/** `mvc-gate pre-receive`: has a push checked by another thread, and ends it when its time is over. */
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { GateError, messageOf } from '../../core/errors.ts'
import { threadEntry } from '../../package-files.ts'
import { millisecondsOf, type ReceiveOptions } from '../commands/receive-options.ts'
import type { ReportOptions } from '../commands/report-options.ts'
import type { Context } from '../context.ts'
import { EXIT } from '../exit-code.ts'
import { readAll } from '../read-all.ts'
import { type Answer, type Judged, type Order, toError } from './messages.ts'

export interface ReceiveRequest extends ReceiveOptions {
  readonly report: ReportOptions
}

/** Checks what a push brings to this repository; git describes it on standard input. */
export async function checkReceived(request: ReceiveRequest, context: Context): Promise<number> {
  const timer = new AbortController()
  const late = wait(millisecondsOf(request.deadline), undefined, { signal: timer.signal })
  const judged = await Promise.race([
    judgeInTime(request, context, timer.signal),
    late.then(() => undefined),
  ]).finally(() => timer.abort())
  late.catch(() => undefined)
  if (judged === undefined) return reportTimeout(request, context)
  context.stderr.write(judged.text)
  return judged.code
}

async function judgeInTime({ report }: ReceiveRequest, context: Context, over: AbortSignal): Promise<Judged> {
  const input = await readAll(context.stdin)
  const order: Order = { report, input, cwd: context.cwd }
  const entry = threadEntry('receiver')
  if (entry !== undefined) return judgeInThread(order, entry, over)
  const { judgeReceived } = await import('./judge.ts')
  return judgeReceived(order, context.env)
}

/** @param over ends the thread, whatever it is doing */
function judgeInThread(order: Order, entry: string, over: AbortSignal): Promise<Judged> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(entry, { workerData: order })
    over.addEventListener('abort', () => void thread.terminate())
    thread.once('message', (answer: Answer) => {
      if ('judged' in answer) resolve(answer.judged)
      else reject(toError(answer.failure))
    })
    thread.once('error', (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        reject(new GateError('io', `this push needs more memory than there is: ${messageOf(error)}`))
      } else reject(error)
    })
    // After an answer, nothing changes any more.
    thread.once('exit', (code) => reject(new Error(`the thread that checks the push ended with ${code}`)))
  })
}

function reportTimeout({ deadline, onTimeout }: ReceiveRequest, { stderr }: Context): number {
  if (onTimeout === 'allow') {
    stderr.write(`mvc-gate: push not checked within ${deadline} (--deadline); allowed (--on-timeout allow)\n`)
    return EXIT.allow
  }
  stderr.write(
    `mvc-gate: push not checked within ${deadline} (--deadline), so it is blocked (--on-timeout block)\n` +
      '  push fewer changes at once, or ask the administrator of this server for more time\n',
  )
  return EXIT.unscannable
}
