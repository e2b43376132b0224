/** The hook entries after a commit or merge: did it bypass the gate? They never fail, and usually print nothing. */
import { openAtTop } from '../git/open.ts'
import { escapeText } from '../report/terminal.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'

/** Reports in one line, and records, that templates were committed which the gate has not checked. */
export async function recordBypass(made: 'commit' | 'merge', context: Context): Promise<number> {
  const repository = await openAtTop(context.cwd, context.env)
  const { findUnjudged } = await import('../skips/find-skip.ts')
  const unjudged = await findUnjudged(repository, made === 'merge')
  if (unjudged === undefined) return EXIT.allow
  const { nameTemplates } = await import('../gate/plan/name-templates.ts')
  const { change, ...skipped } = unjudged
  const templates = await nameTemplates(change)
  if (templates.length === 0) return EXIT.allow
  const { appendSkipped } = await import('../skips/record.ts')
  await appendSkipped(repository, { ...skipped, templates })
  const { fewOf } = await import('../report/words.ts')
  const names = escapeText(fewOf(templates))
  context.stderr.write(
    `mvc-gate: commit ${skipped.commit.slice(0, 7)} bypassed the gate (${names}); recorded, and will be checked on push\n`,
  )
  return EXIT.allow
}
