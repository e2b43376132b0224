/**
 * A git that answers as long as it is asked: to start one costs more than reading a hundred objects. It ends by itself
 * when no more questions come, and keeps no process waiting.
 */
import type { ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import { GateError } from '../core/errors.ts'
import { explainFailure, explainStart } from './failure.ts'
import { type Repository, startGit } from './git.ts'
import { decodePath } from './paths.ts'

/** Asks about objects; the answers are in the order of the names. */
export type Ask<T> = (names: readonly Uint8Array[]) => Promise<readonly T[]>

/** Takes git's output apart, however it is cut, and hands on each answer as soon as it is complete. */
export type AnswerParser<T> = (onAnswer: (answer: T) => void) => (chunk: Buffer) => void

/** Without a question for so long, it ends; in milliseconds. Bun waits for it. */
const IDLE = 'bun' in process.versions ? 250 : 5_000
const NEWLINE = 0x0a

interface Question<T> {
  readonly wanted: number
  readonly answers: T[]
  readonly resolve: (answers: readonly T[]) => void
  readonly reject: (error: unknown) => void
}

/**
 * What asks `git <args>`, which answers each line of its input and flushes then.
 * The answers reject with GateError `git` where git fails, and with the signal's reason when it fires.
 */
export function openBatch<T>(
  repository: Repository,
  args: readonly string[],
  parser: AnswerParser<T>,
): Ask<T> {
  let running: Running<T> | undefined
  return async (names) => {
    if (names.length === 0) return []
    repository.signal?.throwIfAborted()
    running ??= run(repository, args, parser, () => {
      running = undefined
    })
    return running.ask(names)
  }
}

interface Running<T> {
  readonly ask: Ask<T>
}

function run<T>(
  repository: Repository,
  args: readonly string[],
  parser: AnswerParser<T>,
  onEnd: () => void,
): Running<T> {
  const child = startGit(repository, args, 'pipe')
  const questions: Question<T>[] = []
  let errors = ''
  let idle: NodeJS.Timeout | undefined
  let isLeft = false
  /** The next question starts another; called once: the next one may be running by then. */
  const leave = () => {
    if (!isLeft) onEnd()
    isLeft = true
  }
  const fail = (error: unknown) => {
    leave()
    for (const question of questions.splice(0)) question.reject(error)
  }
  const settle = () => {
    holdOn(child, false)
    idle = setTimeout(() => {
      leave()
      child.stdin?.end()
    }, IDLE).unref()
  }
  const parse = parser((answer) => {
    const [question] = questions
    question?.answers.push(answer)
    if (question === undefined || question.answers.length < question.wanted) return
    questions.shift()
    question.resolve(question.answers)
    if (questions.length === 0) settle()
  })
  child.stdout?.on('data', (chunk: Buffer) => {
    try {
      parse(chunk)
    } catch (error) {
      child.kill()
      fail(error)
    }
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = (errors + decodePath(chunk)).slice(-MAX_ERROR_LENGTH)
  })
  // How git ended is more useful than the broken pipe.
  child.stdin?.on('error', () => {})
  child.on('error', (error) => {
    fail(repository.signal?.aborted ? repository.signal.reason : explainStart(error, repository.top))
  })
  child.on('close', (code, signal) => {
    clearTimeout(idle)
    fail(
      code === 0
        ? new GateError('git', `git ${args[0]} ended unexpectedly`)
        : explainFailure(args[0] ?? 'git', code ?? signal, errors),
    )
  })
  return {
    ask: (names) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle)
        holdOn(child, true)
        questions.push({ wanted: names.length, answers: [], resolve, reject })
        child.stdin?.write(Buffer.concat(names.flatMap((name) => [name, Buffer.of(NEWLINE)])))
      }),
  }
}

/** Git's errors are short; what traces add to them can be dropped. */
const MAX_ERROR_LENGTH = 16_384

/** Whether the process waits for git. */
function holdOn(child: ChildProcess, isNeeded: boolean): void {
  const parts = [child, child.stdin, child.stdout, child.stderr] as (ChildProcess | Socket | null)[]
  for (const part of parts) {
    // Other runtimes have them only for some.
    if (isNeeded) part?.ref?.()
    else part?.unref?.()
  }
}
