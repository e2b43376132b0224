/** `mvc-gate skipped`: the commits that bypassed the gate. */
import { openRepository } from '../git/git.ts'
import { escapeText } from '../report/terminal.ts'
import { count, fewOf } from '../report/words.ts'
import { clearSkipped, readSkipped, type SkippedCommit } from '../skips/record.ts'
import type { ListFormat } from './commands/list-format.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'

export interface SkippedRequest {
  readonly clear: boolean
  readonly format: ListFormat
}

/** Prints the record, oldest first, and clears it on request. */
export async function skipped({ clear, format }: SkippedRequest, context: Context): Promise<number> {
  const repository = await openRepository(context.cwd, context.env)
  const commits = await readSkipped(repository)
  if (clear) await clearSkipped(repository)
  if (format === 'json') {
    context.stdout.write(`${JSON.stringify({ version: 1, commits }, null, 2)}\n`)
  } else if (commits.length === 0) {
    context.stdout.write('No commits have bypassed the gate.\n')
  } else {
    const title = `${count(commits.length, 'commit')} bypassed the gate${clear ? ' (record cleared)' : ''}:`
    context.stdout.write(`${[title, ...commits.map(lineOf)].join('\n')}\n`)
  }
  return EXIT.allow
}

function lineOf({ commit, date, committer, templates }: SkippedCommit): string {
  const when = date.slice(0, 16).replace('T', ' ')
  return `  ${escapeText(commit.slice(0, 7))}  ${escapeText(when)}  ${escapeText(committer)}  ${escapeText(fewOf(templates))}`
}
