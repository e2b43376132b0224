/** The hook entries: what git is about to commit, merge or push. Reports go to stderr. */
import { openRepository, type Repository } from '../git/git.ts'
import type { Pushed } from '../git/pushed.ts'
import { count, fewOf } from '../report/words.ts'
import { noteJudged, writeTree } from '../skips/judged-tree.ts'
import { readSkipped } from '../skips/record.ts'
import type { Command } from './arguments.ts'
import type { Context, InputStream } from './context.ts'
import { EXIT } from './exit-code.ts'
import { tenantPort, today, verdictsOf } from './gate-request.ts'

type StagedCommand = Extract<Command, { name: 'pre-commit' | 'pre-merge-commit' }>
type PushCommand = Extract<Command, { name: 'pre-push' }>

/** Judges the index against HEAD. */
export async function judgeStaged(command: StagedCommand, context: Context): Promise<number> {
  // What comes next is loaded while git answers.
  const [repository, { stagedChange }] = await Promise.all([
    openRepository(context.cwd, context.env),
    import('../git/staged.ts'),
  ])
  const [change, { runGate }] = await Promise.all([stagedChange(repository), import('../gate/run-gate.ts')])
  const tree = writeTree(repository)
  const report = await runGate({
    action: command.name === 'pre-commit' ? 'commit' : 'merge',
    changes: [change],
    overrides: command.report.overrides,
    tenant: tenantPort(context, command.report.mode),
    today: today(),
    openVerdicts: verdictsOf(context),
    ignores: command.report.ignores,
  })
  const { deliver } = await import('./output.ts')
  const code = await deliver(report, command.report, context.stderr, context)
  if (code === EXIT.allow) noteJudged(repository, await tree)
  return code
}

/** Judges what a push brings to its remote, at the tips; git names them on standard input. */
export async function judgePushed(command: PushCommand, context: Context): Promise<number> {
  const repository = await openRepository(context.cwd, context.env)
  const input = await readAll(context.stdin)
  const { pushedChanges } = await import('../git/pushed.ts')
  const pushed = await pushedChanges(repository, { remote: command.remote, url: command.url, input })
  const { runGate } = await import('../gate/run-gate.ts')
  const report = await runGate({
    action: 'push',
    changes: pushed.changes,
    overrides: command.report.overrides,
    tenant: tenantPort(context, command.report.mode),
    today: today(),
    openVerdicts: verdictsOf(context),
    ignores: command.report.ignores,
    notes: [...pushed.notes, ...(await skippedNotes(repository, pushed))],
  })
  const { deliver } = await import('./output.ts')
  return deliver(report, command.report, context.stderr, context)
}

/** Names the pushed commits that were made past the gate: what they bring is judged now. */
async function skippedNotes(repository: Repository, { brings }: Pushed): Promise<readonly string[]> {
  const skipped = await readSkipped(repository)
  const brought = new Set(await brings(skipped.map(({ commit }) => commit)))
  const names = skipped.filter(({ commit }) => brought.has(commit)).map(({ commit }) => commit.slice(0, 7))
  if (names.length === 0) return []
  const were = names.length === 1 ? 'was' : 'were'
  return [`${count(names.length, 'commit')} of this push ${were} made past the gate: ${fewOf(names, 5)}`]
}

/** Everything up to the end; nothing when a person sits there, who would not know what is waited for. */
async function readAll(stream: InputStream): Promise<Uint8Array> {
  if (stream.isTTY) return new Uint8Array()
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}
