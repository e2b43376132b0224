/** The entry of the thread in which `pre-receive` checks a push. */
import { parentPort, workerData } from 'node:worker_threads'
import { judgeReceived } from './cli/receive/judge.ts'
import { type Answer, type Order, toFailure } from './cli/receive/messages.ts'
import { GateError } from './core/errors.ts'

async function answer(order: Order): Promise<Answer> {
  try {
    return { judged: await judgeReceived(order, process.env) }
  } catch (error) {
    if (error instanceof GateError) return { failure: toFailure(error) }
    throw error
  }
}

void answer(workerData as Order).then((found) => parentPort?.postMessage(found))
