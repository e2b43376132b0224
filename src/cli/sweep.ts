/** `mvc-gate sweep`: the default branches of many repositories. */
import { availableParallelism } from 'node:os'
import { dirname, resolve } from 'node:path'
import { GateError } from '../core/errors.ts'
import { mirrorEnvironment } from '../git/mirror.ts'
import { readBuildId, threadEntry } from '../package-files.ts'
import { sweepHere } from '../sweep/here.ts'
import type { SweepRules } from '../sweep/judge-tree.ts'
import { type SweptLine, sumOf, writeLine } from '../sweep/line.ts'
import { type Listed, readList } from '../sweep/list.ts'
import { readListFile } from '../sweep/list-file.ts'
import { openRun, type RunState } from '../sweep/run-state.ts'
import { openTreePool } from '../sweep/tree-pool.ts'
import { openTextFolder, policySetOf } from '../sweep/verdict-store.ts'
import type { SweepLimits, Visiting } from '../sweep/visit.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { today } from './gate-request.ts'

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
}

/** Milliseconds before a repository that could not be reached is tried again. */
const FIRST_DELAY = 2_000

/** @throws GateError `usage` for a list that cannot be read or is empty, `io` for a folder that cannot be written */
export async function sweep(request: SweepRequest, context: Context): Promise<number> {
  const all = await readRepositories(request.list, context)
  const folder = resolve(context.cwd, request.folder)
  const build = readBuildId()
  const policySet = policySetOf(build, request.rules)
  const state = openRun(folder, policySet, request.resume)
  const tally = new Tally(all, state, context)
  const pool = openTreePool(threadEntry('sweep-judge'))
  try {
    await tally.takeEarlier()
    const visiting: Visiting = {
      folder,
      environment: mirrorEnvironment(context.env, folder),
      pool,
      store: openTextFolder(resolve(folder, 'verdicts'), build),
      rules: request.rules,
      policySet,
      limits: request.limits,
      isPartial: request.isPartial,
      today,
      open: new Map(),
    }
    const jobs = request.jobs ?? availableParallelism()
    const tries = { most: request.attempts, delay: FIRST_DELAY }
    await sweepHere(tally.pending(), visiting, jobs, tries, (line) => tally.take(line))
    state.finish()
  } finally {
    pool.close()
    state.close()
  }
  return tally.end()
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

/** Prints each line once, keeps it, and counts. */
class Tally {
  readonly #all: ReadonlyMap<string, Listed>
  readonly #done = new Set<string>()
  readonly #counts = { checked: 0, cached: 0, empty: 0, failed: 0, violations: 0 }
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

  /** A line of this run; a second one about the same repository is dropped. */
  take(line: SweptLine): void {
    if (this.#done.has(line.repository)) return
    this.#state.add(line)
    this.#print(line)
  }

  #print(line: SweptLine): void {
    if (!this.#all.has(line.repository) || this.#done.has(line.repository)) return
    this.#done.add(line.repository)
    this.#context.stdout.write(`${writeLine(line)}\n`)
    this.#counts[line.status]++
    if (line.cached) this.#counts.cached++
    this.#counts.violations += line.verdict === null ? 0 : sumOf(line.verdict.violations)
  }

  /** The exit code. */
  end(): number {
    const { checked, cached, empty, failed, violations } = this.#counts
    const missing = this.#all.size - this.#done.size
    const parts = [
      `${checked} checked (${cached} of them known)`,
      `${empty} empty`,
      `${failed} failed`,
      ...(missing > 0 ? [`${missing} missing`] : []),
      `${violations} violations`,
    ]
    this.#context.stderr.write(`mvc-gate sweep: ${this.#all.size} repositories: ${parts.join(', ')}\n`)
    return failed + missing > 0 ? EXIT.undetermined : EXIT.allow
  }
}
