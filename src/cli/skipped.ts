/** `mvc-gate skipped`: the commits that were made past the gate. */
import { openRepository } from '../git/git.ts'
import { escapeText } from '../report/terminal.ts'
import { count, fewOf } from '../report/words.ts'
import { clearSkipped, readSkipped, type SkippedCommit } from '../skips/record.ts'
import type { Command } from './arguments.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'

type SkippedCommand = Extract<Command, { name: 'skipped' }>

/** Lists the record, oldest first, or empties it. */
export async function skipped(command: SkippedCommand, context: Context): Promise<number> {
  const repository = await openRepository(context.cwd, context.env)
  const commits = await readSkipped(repository)
  if (command.clear) await clearSkipped(repository)
  if (command.format === 'json') {
    context.stdout.write(`${JSON.stringify({ version: 1, commits }, null, 2)}\n`)
  } else if (commits.length === 0) {
    context.stdout.write('No commit of this repository was made past the gate.\n')
  } else {
    const what = `${count(commits.length, 'commit')} made past the gate${command.clear ? ', now forgotten' : ''}:`
    context.stdout.write(`${[what, ...commits.map(lineOf)].join('\n')}\n`)
  }
  return EXIT.allow
}

function lineOf({ commit, date, committer, templates }: SkippedCommit): string {
  const when = date.slice(0, 16).replace('T', ' ')
  return `  ${escapeText(commit.slice(0, 7))}  ${escapeText(when)}  ${escapeText(committer)}  ${escapeText(fewOf(templates))}`
}
