/** The hook entries: what git is about to commit, merge or push. Reports go to stderr. */
import { type Bypass, outcomeOf } from '../core/report.ts'
import { openRepository, type Repository } from '../git/git.ts'
import type { Pushed } from '../git/pushed.ts'
import { count, fewOf } from '../report/words.ts'
import { noteJudged, writeTree } from '../skips/judged-tree.ts'
import { readSkipped } from '../skips/record.ts'
import type { ReportOptions } from './commands/report-options.ts'
import type { Context, InputStream } from './context.ts'
import { EXIT } from './exit-code.ts'
import { tenantPort, today, verdictsOf } from './gate-request.ts'

export interface PushRequest {
  readonly remote: string
  readonly url: string
  readonly report: ReportOptions
}

/** Checks the index against HEAD. */
export async function checkStaged(
  action: 'commit' | 'merge',
  options: ReportOptions,
  context: Context,
): Promise<number> {
  // What comes next is loaded while git answers.
  const [repository, { stagedChange }] = await Promise.all([
    openRepository(context.cwd, context.env),
    import('../git/staged.ts'),
  ])
  const [change, { runGate }] = await Promise.all([stagedChange(repository), import('../gate/run-gate.ts')])
  const tree = writeTree(repository)
  const found = await runGate({
    action,
    changes: [change],
    overrides: options.overrides,
    tenant: tenantPort(context, options.mode),
    today: today(),
    openVerdicts: verdictsOf(context),
    suppressions: options.suppressions,
  })
  const report = outcomeOf(found) !== 'allow' ? { ...found, bypass: await bypassOf(repository) } : found
  const { deliver } = await import('./output.ts')
  const code = await deliver(report, options, context.stderr, context)
  if (code === EXIT.allow) noteJudged(repository, await tree)
  return code
}

/** Loaded only for commits that are blocked. */
async function bypassOf(repository: Repository): Promise<Bypass> {
  const { bypassIn } = await import('./bypass.ts')
  return bypassIn(repository)
}

/** Checks what a push brings to its remote, at the tips; git names them on standard input. */
export async function checkPushed(
  { remote, url, report: options }: PushRequest,
  context: Context,
): Promise<number> {
  const repository = await openRepository(context.cwd, context.env)
  const input = await readAll(context.stdin)
  const { pushedChanges } = await import('../git/pushed.ts')
  const pushed = await pushedChanges(repository, { remote, url, input })
  const { runGate } = await import('../gate/run-gate.ts')
  const report = await runGate({
    action: 'push',
    changes: pushed.changes,
    overrides: options.overrides,
    tenant: tenantPort(context, options.mode),
    today: today(),
    openVerdicts: verdictsOf(context),
    suppressions: options.suppressions,
    notes: [...pushed.notes, ...(await bypassNotes(repository, pushed))],
  })
  const { deliver } = await import('./output.ts')
  return deliver(report, options, context.stderr, context)
}

/** Names the pushed commits that bypassed the gate: what they bring is checked now. */
async function bypassNotes(repository: Repository, { brings }: Pushed): Promise<readonly string[]> {
  const skipped = await readSkipped(repository)
  const brought = new Set(await brings(skipped.map(({ commit }) => commit)))
  const names = skipped.filter(({ commit }) => brought.has(commit)).map(({ commit }) => commit.slice(0, 7))
  if (names.length === 0) return []
  return [`this push contains ${count(names.length, 'commit')} that bypassed the gate: ${fewOf(names, 5)}`]
}

/** Everything up to the end; nothing from a terminal, where a person would not know what it waits for. */
async function readAll(stream: InputStream): Promise<Uint8Array> {
  if (stream.isTTY) return new Uint8Array()
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}
