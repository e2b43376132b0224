/** The hook entries: what git is about to commit, merge or push. Reports go to stderr. */
import { runGate } from '../gate/run-gate.ts'
import { openRepository } from '../git/git.ts'
import { pushedChanges } from '../git/pushed.ts'
import { stagedChange } from '../git/staged.ts'
import type { Command } from './arguments.ts'
import type { Context, InputStream } from './context.ts'
import { deliver } from './output.ts'

type StagedCommand = Extract<Command, { name: 'pre-commit' | 'pre-merge-commit' }>
type PushCommand = Extract<Command, { name: 'pre-push' }>

/** Judges the index against HEAD. */
export async function judgeStaged(command: StagedCommand, context: Context): Promise<number> {
  const repository = await openRepository(context.cwd, context.env)
  const change = await stagedChange(repository)
  const report = await runGate({
    action: command.name === 'pre-commit' ? 'commit' : 'merge',
    changes: [change],
    overrides: command.report.overrides,
  })
  return deliver(report, command.report, context.stderr, context)
}

/** Judges what a push brings to its remote, at the tips; git names them on standard input. */
export async function judgePushed(command: PushCommand, context: Context): Promise<number> {
  const repository = await openRepository(context.cwd, context.env)
  const input = await readAll(context.stdin)
  const pushed = await pushedChanges(repository, { remote: command.remote, url: command.url, input })
  const report = await runGate({
    action: 'push',
    changes: pushed.changes,
    overrides: command.report.overrides,
    notes: pushed.notes,
  })
  return deliver(report, command.report, context.stderr, context)
}

/** Everything up to the end; nothing when a person sits there, who would not know what is waited for. */
async function readAll(stream: InputStream): Promise<Uint8Array> {
  if (stream.isTTY) return new Uint8Array()
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}
