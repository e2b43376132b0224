/** A worker thread, as the main thread sees it. */
import { Worker } from 'node:worker_threads'
import { messageOf } from '../core/errors.ts'
import type { TemplateResult } from '../core/report.ts'
import { SourceFile } from '../core/source.ts'
import type { NoTemplate } from '../frameworks/parse-template.ts'
import { SYSTEM_TIME } from '../gate/evaluate/deadline.ts'
import type { JudgeRequest } from '../gate/evaluate/judge.ts'
import { type FileName, Unpacker } from '../gate/evaluate/pack.ts'
import type { Asked } from '../gate/plan/surroundings.ts'
import type { Answer, FromWorker, Job, ToWorker } from './messages.ts'

/** A thread did not judge a template: it ended, or could not. */
export class NotJudged extends Error {}

interface OpenJob {
  readonly planned: JudgeRequest['planned']
  readonly end: number
  readonly resolve: (result: TemplateResult | NoTemplate) => void
  readonly reject: (reason: unknown) => void
}

/** Milliseconds after the end of the time at which a job is taken for one that hangs. */
const GRACE = 2_000

export class Thread {
  readonly #worker: Worker
  readonly #unpacker = new Unpacker()
  readonly #open = new Map<number, OpenJob>()
  #jobs = 0
  #watch: NodeJS.Timeout | undefined
  #isReady = false
  isEnded = false

  /** @param entry the path of the file that it runs */
  constructor(entry: string) {
    this.#worker = new Worker(entry)
    this.#worker.on('message', (message: FromWorker) => this.#take(message))
    this.#worker.on('messageerror', (error) => this.end(messageOf(error)))
    // All messages have arrived when it exits, and not when it fails.
    let reason: string | undefined
    this.#worker.on('error', (error) => {
      reason = messageOf(error)
    })
    this.#worker.on('exit', (code) => this.end(reason ?? `the thread ended with ${code}`))
    this.#rest()
  }

  /** Whether it ended after it had started. */
  get isCrashed(): boolean {
    return this.isEnded && this.#isReady
  }

  /**
   * Judges one template, after those that it has already.
   * @param snapshot the same number for templates of the same snapshot
   * @throws NotJudged where it can't; GateError for files that cannot be read
   */
  async judge(request: JudgeRequest, snapshot: number): Promise<TemplateResult | NoTemplate> {
    if (this.isEnded) throw new NotJudged('it has ended')
    const job = toJob(request, this.#jobs++, snapshot)
    try {
      return await new Promise((resolve, reject) => {
        this.#open.set(job.id, { planned: request.planned, end: job.end, resolve, reject })
        this.#work()
        this.#send(job)
      })
    } finally {
      this.#open.delete(job.id)
      if (this.#open.size === 0) this.#rest()
    }
  }

  /** Ends the thread; what it has is not judged. */
  end(reason: string): void {
    if (this.isEnded) return
    this.isEnded = true
    this.#rest()
    void this.#worker.terminate()
    for (const { reject } of this.#open.values()) reject(new NotJudged(reason))
  }

  /** Keeps the process alive. */
  #work(): void {
    this.#worker.ref()
    this.#watch ??= setInterval(() => this.#endHanging(), GRACE / 2)
  }

  #rest(): void {
    this.#worker.unref()
    clearInterval(this.#watch)
    this.#watch = undefined
  }

  #endHanging(): void {
    const latest = SYSTEM_TIME() - GRACE
    if ([...this.#open.values()].some(({ end }) => end < latest)) this.end('it hangs')
  }

  #send(message: ToWorker): void {
    try {
      this.#worker.postMessage(message)
    } catch (error) {
      // Something in it is not plain data.
      this.#open.get(message.id)?.reject(new NotJudged(messageOf(error)))
    }
  }

  #take(message: FromWorker): void {
    if (message.kind === 'ready') {
      this.#isReady = true
      return
    }
    const job = this.#open.get(message.id)
    if (job === undefined) return
    if (message.kind === 'failed') job.reject(new NotJudged(message.reason))
    else if (message.kind === 'asks') this.#answer(message.id, message.asked, job).catch(job.reject)
    else this.#finish(message, job).then(job.resolve, job.reject)
  }

  async #answer(id: number, asked: Asked, { planned: { surroundings } }: OpenJob): Promise<void> {
    await surroundings.askAgain(asked)
    const answer: Answer = {
      kind: 'answer',
      id,
      files: asked.files.map((path) => [path, surroundings.file(path)]),
      folders: asked.folders.map((path) => [path, surroundings.terraformFolder(path)]),
      trees: asked.trees.map((path) => [path, surroundings.filesBelow?.(path)]),
    }
    this.#send(answer)
  }

  async #finish(
    { result, asked }: Extract<FromWorker, { kind: 'done' }>,
    { planned: { source, surroundings } }: OpenJob,
  ): Promise<TemplateResult | NoTemplate> {
    const own = [...source.files, ...(source.parameterFiles ?? [])]
    const unpacked = this.#unpacker.unpack(result, (name) => fileOf(name, own, surroundings))
    await surroundings.askAgain(asked)
    return unpacked as TemplateResult | NoTemplate
  }
}

function toJob({ planned, how, rules, deadline }: JudgeRequest, id: number, snapshot: number): Job {
  const { surroundings: _, ...source } = planned.source
  const end = SYSTEM_TIME() + deadline.left(rules)
  return { kind: 'job', id, snapshot, source, how, end, late: deadline.missed(source.path, rules) }
}

/** @throws NotJudged for a name that the main thread does not know */
function fileOf(
  name: FileName,
  own: readonly SourceFile[],
  surroundings: JudgeRequest['planned']['surroundings'],
): SourceFile {
  if (typeof name === 'object') return new SourceFile(name.path, name.text)
  const file = typeof name === 'number' ? own[name] : surroundings.known(name)
  if (file === undefined || !('text' in file)) throw new NotJudged(`no file ${name}`)
  return file
}
