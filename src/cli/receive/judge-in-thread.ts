/** Has a push checked by another thread, which can be ended whatever it is doing. */
import { Worker } from 'node:worker_threads'
import { GateError, messageOf } from '../../core/errors.ts'
import { threadEntry } from '../../package-files.ts'
import { type Answer, type Judged, type Order, toError } from './messages.ts'

/**
 * Undefined where the package is not built.
 * @param over ends the thread
 */
export function judgeInThread(order: Order, over: AbortSignal): Promise<Judged> | undefined {
  const entry = threadEntry('receiver')
  if (entry === undefined) return undefined
  return new Promise((resolve, reject) => {
    const thread = new Worker(entry, { workerData: order })
    over.addEventListener('abort', () => void thread.terminate())
    thread.once('message', (answer: Answer) => {
      if ('judged' in answer) resolve(answer.judged)
      else reject(toError(answer.failure))
    })
    thread.once('error', (error: unknown) => {
      const isOutOfMemory =
        error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      const why = `this push needs more memory than there is: ${messageOf(error)}`
      reject(isOutOfMemory ? new GateError('io', why) : error)
    })
    // After an answer, nothing changes any more.
    thread.once('exit', (code) => reject(new Error(`the thread that checks the push ended with ${code}`)))
  })
}
