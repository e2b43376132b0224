/** The other side of `tree-pool.ts`: a process that checks the trees that it is sent, one after the other. */
import { GateError, messageOf } from '../core/errors.ts'
import { judgeTree, type TreeRequest } from './judge-tree.ts'
import type { Verdict } from './line.ts'

/** What a process answers: a verdict, or why there is none. */
export type TreeAnswer =
  | { readonly verdict: Verdict }
  | {
      readonly failure: {
        readonly reason: string
        readonly hint: string | undefined
        readonly isBug: boolean
      }
    }

/** Answers until the process that sends is gone. */
export function serveTrees(channel: NodeJS.Process): void {
  channel.on('message', (request) => {
    // Only the pool sends here.
    void answerTo(request as TreeRequest).then((answer) => channel.send?.(answer))
  })
  channel.on('disconnect', () => process.exit())
}

async function answerTo(request: TreeRequest): Promise<TreeAnswer> {
  const over = new AbortController()
  try {
    return { verdict: await judgeTree(request, over.signal) }
  } catch (error) {
    const isBug = !(error instanceof GateError)
    const details = error instanceof GateError ? error.details.slice(0, 3) : []
    const hint = error instanceof GateError ? error.hint : undefined
    return { failure: { reason: [messageOf(error), ...details].join('; '), hint, isBug } }
  } finally {
    // The git that reads objects would wait for more questions.
    over.abort()
  }
}
