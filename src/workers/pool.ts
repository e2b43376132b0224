/** Worker threads that judge templates. What one of them cannot judge is judged here, or reported as not evaluated. */
import type { TemplateResult } from '../core/report.ts'
import type { NoTemplate } from '../frameworks/parse-template.ts'
import { type JudgeRequest, judgeHere, type Workers } from '../gate/evaluate/judge.ts'
import { NotJudged, Thread } from './thread.ts'

/** Templates that a worker has at once: while this thread judges one itself, it hands out no others. */
const AT_ONCE = 8

/**
 * Starts worker threads.
 * @param count how many, beside this thread
 * @param entry the path of the file that they run
 */
export function startWorkers(count: number, entry: string): Workers {
  const pool = new Pool(count, entry)
  // In turns, so that each worker has something to do at once.
  const judges = Array.from(
    { length: count * AT_ONCE },
    (_, i) => (request: JudgeRequest) => pool.judge(request, i % count),
  )
  return { judges, close: () => pool.close() }
}

type Judged = TemplateResult | NoTemplate | undefined

class Pool {
  readonly #entry: string
  /** Started by their first template: of what earlier runs have judged, there may be none left to judge. */
  readonly #threads: (Thread | undefined)[]
  readonly #snapshots = new Map<object, number>()

  constructor(count: number, entry: string) {
    this.#entry = entry
    this.#threads = Array.from({ length: count })
  }

  close(): void {
    for (const thread of this.#threads) thread?.end('the run is over')
  }

  async judge(request: JudgeRequest, index: number): Promise<Judged> {
    const thread = this.#threadAt(index)
    if (thread === undefined) return judgeHere(request)
    try {
      return await thread.judge(request, this.#numberOf(request))
    } catch (error) {
      if (!(error instanceof NotJudged)) throw error
      return thread.isCrashed ? this.#judgeAlone(request) : judgeHere(request)
    }
  }

  /** A thread that has crashed is replaced; one that never started would not start again. */
  #threadAt(index: number): Thread | undefined {
    const thread = this.#threads[index]
    if (thread?.isEnded === false) return thread
    if (thread?.isCrashed === false) return undefined
    const fresh = new Thread(this.#entry)
    this.#threads[index] = fresh
    return fresh
  }

  /**
   * Judges one of the templates with which a thread crashed in a thread of its own, to see whether it is the cause. One that
   * takes all the memory there is must not end this process, which reports the others.
   */
  async #judgeAlone(request: JudgeRequest): Promise<Judged> {
    const { planned, deadline, rules } = request
    const { framework, path } = planned.source
    const notEvaluated = (reason: string): TemplateResult => {
      const why = deadline.isOver(rules) ? deadline.missed(path, rules) : { path, reason }
      return { framework, path, findings: [], unscannable: [why], passed: 0 }
    }
    if (deadline.isOver(rules)) return notEvaluated('')
    const thread = new Thread(this.#entry)
    try {
      return await thread.judge(request, this.#numberOf(request))
    } catch (error) {
      if (!(error instanceof NotJudged)) throw error
      if (!thread.isCrashed) return judgeHere(request)
      return notEvaluated(`evaluation ended early: ${error.message}`)
    } finally {
      thread.end('it has done its job')
    }
  }

  #numberOf({ planned: { snapshot } }: JudgeRequest): number {
    const number = this.#snapshots.get(snapshot) ?? this.#snapshots.size
    this.#snapshots.set(snapshot, number)
    return number
  }
}
