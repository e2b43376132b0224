/** `mvc-gate sweep`: the default branches of many repositories. */
import { availableParallelism } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { GateError } from '../core/errors.ts'
import { readBuildId, readVersion } from '../package-files.ts'
import { escapeText } from '../report/terminal.ts'
import { sweepHere } from '../sweep/here.ts'
import type { SweepRules } from '../sweep/judge-tree.ts'
import { type SweptLine, writeLine } from '../sweep/line.ts'
import { type Listed, readList } from '../sweep/list.ts'
import { readListFile } from '../sweep/list-file.ts'
import { openRun, type RunState } from '../sweep/run-state.ts'
import { type Summary, summaryOf } from '../sweep/summary.ts'
import { policySetOf } from '../sweep/verdict-store.ts'
import type { SweepLimits } from '../sweep/visit.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { openVisiting } from './sweep-visiting.ts'
import { writeWhole } from './write-whole.ts'

export interface SweepRequest {
  /** A file, or `-`. */
  readonly list: string
  readonly folder: string
  readonly jobs: number | undefined
  readonly resume: boolean
  readonly attempts: number
  readonly limits: SweepLimits
  readonly isPartial: boolean | undefined
  readonly rules: SweepRules
  /** The address of Redis, where workers do it. */
  readonly queue: string | undefined
  /** Milliseconds without a line after which a sweep by workers ends. */
  readonly idle: number
}

/** Milliseconds before a repository that could not be reached is tried again. */
const FIRST_DELAY = 2_000

/** @throws GateError `usage` for a list that cannot be read or is empty, `io` for a folder that cannot be written */
export async function sweep(request: SweepRequest, context: Context): Promise<number> {
  const all = await readRepositories(request.list, context)
  const folder = resolve(context.cwd, request.folder)
  const state = openRun(folder, policySetOf(readBuildId(), request.rules), request.resume)
  try {
    const lines = new Lines(all, state, context)
    await lines.takeEarlier()
    const visit = request.queue === undefined ? visitHere : visitByQueue
    await visit(lines, { ...request, folder }, state, context)
    const names = all.map(({ name }) => name)
    const summary = await summaryOf(state.lines(), state.last(), names)
    await writeSummary(summary, folder, context)
    // What is missing can be resumed.
    if (summary.missing.length === 0) state.finish()
    return summary.failed.length + summary.missing.length > 0 ? EXIT.undetermined : EXIT.allow
  } finally {
    state.close()
  }
}

async function visitHere(lines: Lines, request: SweepRequest, _: RunState, context: Context): Promise<void> {
  const build = readBuildId()
  const own = openVisiting(request.folder, build, context)
  const { rules, limits, isPartial } = request
  try {
    await sweepHere(
      lines.pending(),
      { ...own, rules, limits, isPartial, policySet: policySetOf(build, rules) },
      request.jobs ?? availableParallelism(),
      { most: request.attempts, delay: FIRST_DELAY },
      (line) => lines.take(line),
    )
  } finally {
    own.pool.close()
  }
}

async function visitByQueue(
  lines: Lines,
  { queue = '', attempts, idle, limits, isPartial, rules }: SweepRequest,
  { id, abandoned }: RunState,
  context: Context,
): Promise<void> {
  const { readAddress } = await import('../sweep/queue/redis.ts')
  const { sweepByQueue } = await import('../sweep/queue/producer.ts')
  await sweepByQueue(lines.pending(), {
    address: readAddress(queue, context.env.MVC_REDIS_PASSWORD),
    build: readBuildId(),
    job: { run: id, limits, isPartial, rules },
    tries: { most: attempts, delay: FIRST_DELAY },
    idle,
    abandoned,
    say: (text) => void context.stderr.write(`mvc-gate sweep: ${escapeText(text)}\n`),
    onLine: (line) => lines.take(line),
  })
}

/** The summary as text on standard error, and as pages beside the state. */
async function writeSummary(summary: Summary, folder: string, { stderr }: Context): Promise<void> {
  const { renderSummaryText } = await import('../sweep/summary-text.ts')
  const { renderSummaryHtml } = await import('../sweep/summary-html.ts')
  const text = renderSummaryText(summary)
  stderr.write(text)
  await writeWhole(join(folder, 'summary.txt'), text)
  const page = renderSummaryHtml(summary, { version: readVersion(), now: new Date() })
  await writeWhole(join(folder, 'summary.html'), page)
}

async function readRepositories(list: string, { cwd, stdin }: Context): Promise<readonly Listed[]> {
  const path = resolve(cwd, list)
  const all = list === '-' ? readList(await readAll(stdin), cwd) : readList(readListFile(path), dirname(path))
  if (all.length > 0) return all
  throw new GateError(
    'usage',
    `the list ${list === '-' ? 'on standard input' : `'${list}'`} names no repository`,
  )
}

async function readAll(stdin: Context['stdin']): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

/** Prints the line of each repository once, and keeps it. */
class Lines {
  readonly #all: ReadonlyMap<string, Listed>
  readonly #done = new Set<string>()
  readonly #state: RunState
  readonly #context: Context

  constructor(all: readonly Listed[], state: RunState, context: Context) {
    this.#all = new Map(all.map((each) => [each.name, each]))
    this.#state = state
    this.#context = context
  }

  /** The lines of a run that is resumed are part of what it prints. */
  async takeEarlier(): Promise<void> {
    for await (const line of this.#state.earlier()) this.#print(line)
    if (this.#done.size === 0) return
    this.#context.stderr.write(`mvc-gate sweep: resumed, ${this.#done.size} of ${this.#all.size} are done\n`)
  }

  pending(): readonly Listed[] {
    return [...this.#all.values()].filter(({ name }) => !this.#done.has(name))
  }

  /** A second line about the same repository is dropped. */
  take(line: SweptLine): void {
    if (this.#done.has(line.repository)) return
    this.#state.add(line)
    this.#print(line)
  }

  #print(line: SweptLine): void {
    if (!this.#all.has(line.repository) || this.#done.has(line.repository)) return
    this.#done.add(line.repository)
    this.#context.stdout.write(`${writeLine(line)}\n`)
  }
}
