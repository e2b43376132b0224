/**
 * Processes that check trees. One that crashes, runs out of memory or takes too long is ended and takes nothing else with
 * it: each has one tree at a time.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { GateError } from '../core/errors.ts'
import { judgeTree, type TreeRequest } from './judge-tree.ts'
import type { Verdict } from './line.ts'
import type { TreeAnswer } from './serve-trees.ts'

/** Megabytes of JavaScript objects that one may hold. */
const MOST_MEMORY = 2_048

export interface TreePool {
  /**
   * Checks a tree in a process that has nothing else to do.
   * @throws GateError for a tree that cannot be checked; the signal's reason when it fires
   */
  judge(request: TreeRequest, signal: AbortSignal): Promise<Verdict>
  close(): void
}

/** @param entry the file that the processes run; without one, this process checks everything */
export function openTreePool(entry: string | undefined): TreePool {
  if (entry === undefined) return { judge: judgeTree, close: () => undefined }
  const idle: ChildProcess[] = []
  const all = new Set<ChildProcess>()
  const take = () => {
    const child = idle.pop() ?? startChild(entry)
    all.add(child)
    return child
  }
  return {
    async judge(request, signal) {
      signal.throwIfAborted()
      const child = take()
      try {
        const answer = await ask(child, request, signal)
        idle.push(child)
        if ('verdict' in answer) return answer.verdict
        const { reason, hint, isBug } = answer.failure
        throw new GateError('git', isBug ? `internal error, please report it: ${reason}` : reason, {
          ...(hint === undefined ? {} : { hint }),
        })
      } catch (error) {
        if (!idle.includes(child)) {
          all.delete(child)
          child.kill('SIGKILL')
        }
        throw error
      }
    },
    close: () => {
      for (const child of all) child.kill('SIGKILL')
    },
  }
}

function startChild(entry: string): ChildProcess {
  return fork(entry, [], {
    execArgv: [`--max-old-space-size=${MOST_MEMORY}`],
    // What it would print when it runs out of memory is in the answer in one line.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

function ask(child: ChildProcess, request: TreeRequest, signal: AbortSignal): Promise<TreeAnswer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null, by: NodeJS.Signals | null) =>
      settle(() => reject(new GateError('git', `the process that checked it ended with ${code ?? by}`)))
    const failed = (error: Error) => settle(() => reject(error))
    const aborted = () => settle(() => reject(signal.reason))
    const answered = (answer: unknown) => settle(() => resolve(answer as TreeAnswer))
    const settle = (act: () => void) => {
      child.off('exit', ended).off('error', failed).off('message', answered)
      signal.removeEventListener('abort', aborted)
      act()
    }
    child.on('exit', ended).on('error', failed).on('message', answered)
    signal.addEventListener('abort', aborted)
    if (child.connected) child.send(request)
    else ended(child.exitCode, child.signalCode)
  })
}
