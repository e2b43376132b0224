/** What a worker does: takes jobs in their order, asks the main thread for files that a template refers to, and answers. */
import type { MessagePort } from 'node:worker_threads'
import { messageOf } from '../core/errors.ts'
import { SourceFile } from '../core/source.ts'
import type { TemplateSource } from '../core/template.ts'
import { judgeOffline } from '../engines/offline.ts'
import { SYSTEM_TIME } from '../gate/evaluate/deadline.ts'
import { forReports } from '../gate/evaluate/judge.ts'
import { type FileName, Packer } from '../gate/evaluate/pack.ts'
import { surroundingsFrom, type TracedSurroundings } from '../gate/plan/surroundings.ts'
import type { Answer, FromWorker, Job, PlainFile, ToWorker } from './messages.ts'
import { RemoteFiles } from './remote-files.ts'

/** Serves until the main thread ends this one. */
export function serveJobs(port: MessagePort): void {
  const worker = new JobServer((message) => port.postMessage(message))
  port.on('message', (message: ToWorker) => worker.take(message))
  port.postMessage({ kind: 'ready' } satisfies FromWorker)
}

class JobServer {
  readonly #send: (message: FromWorker) => void
  readonly #packer = new Packer()
  readonly #snapshots = new Map<number, RemoteFiles>()
  /** By the number of the job that asked. */
  readonly #waiting = new Map<number, (answer: Answer) => void>()

  constructor(send: (message: FromWorker) => void) {
    this.#send = send
  }

  take(message: ToWorker): void {
    if (message.kind === 'answer') this.#waiting.get(message.id)?.(message)
    else void this.#answer(message)
  }

  async #answer(job: Job): Promise<void> {
    try {
      this.#send(await this.#judge(job))
    } catch (error) {
      this.#send({ kind: 'failed', id: job.id, reason: messageOf(error) })
    }
  }

  async #judge(job: Job): Promise<FromWorker> {
    const { id, how, end, late } = job
    const surroundings = surroundingsFrom(
      this.#filesOf(job).store((asked) => {
        this.#send({ kind: 'asks', id, asked })
        return new Promise((resolve) => this.#waiting.set(id, resolve))
      }),
    )
    const { files, parameterFiles, ...others } = job.source
    const source: TemplateSource = {
      ...others,
      files: files.map(toFile),
      ...(parameterFiles && { parameterFiles: parameterFiles.map(toFile) }),
      surroundings,
    }
    const judged = await judgeOffline(source, {
      ...how,
      late: () => (SYSTEM_TIME() > end ? late : undefined),
    })
    this.#waiting.delete(id)
    const result = 'notTemplate' in judged ? judged : forReports(judged)
    return {
      kind: 'done',
      id,
      result: this.#packer.pack(result, namesOf(source, surroundings)),
      asked: surroundings.asked(),
    }
  }

  #filesOf({ snapshot }: Job): RemoteFiles {
    const files = this.#snapshots.get(snapshot) ?? new RemoteFiles()
    this.#snapshots.set(snapshot, files)
    return files
  }
}

function toFile({ path, text }: PlainFile): SourceFile {
  return new SourceFile(path, text)
}

/** What the main thread knows the files of a template by. */
function namesOf(
  { files, parameterFiles = [] }: TemplateSource,
  surroundings: TracedSurroundings,
): (file: SourceFile) => FileName {
  const own = new Map([...files, ...parameterFiles].map((file, i) => [file, i]))
  return (file) =>
    own.get(file) ??
    (surroundings.known(file.path) === file ? file.path : { path: file.path, text: file.text })
}
