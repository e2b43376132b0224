/** The hook entries after a commit or merge: was it made past the gate? They never fail, and mostly say nothing. */
import { openRepository } from '../git/git.ts'
import { escapeText } from '../report/terminal.ts'
import type { Command } from './arguments.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'

type AfterCommand = Extract<Command, { name: 'post-commit' | 'post-merge' }>

/** Says in one line, and records, that templates were committed which the gate had not judged. */
export async function noticeSkip(command: AfterCommand, context: Context): Promise<number> {
  const repository = await openRepository(context.cwd, context.env)
  const { findUnjudged } = await import('../skips/find-skip.ts')
  const unjudged = await findUnjudged(repository, command.name === 'post-merge')
  if (unjudged === undefined) return EXIT.allow
  const { nameTemplates } = await import('../gate/name-templates.ts')
  const { change, ...skipped } = unjudged
  const templates = await nameTemplates(change)
  if (templates.length === 0) return EXIT.allow
  const { appendSkipped } = await import('../skips/record.ts')
  await appendSkipped(repository, { ...skipped, templates })
  const { fewOf } = await import('../report/words.ts')
  const which = escapeText(fewOf(templates))
  context.stderr.write(
    `mvc-gate: commit ${skipped.commit.slice(0, 7)} was made past the gate (${which}); it is recorded, and judged at the push\n`,
  )
  return EXIT.allow
}
