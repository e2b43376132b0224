/** What commands say of the files that they write. */
import { relative } from 'node:path'
import { applyChanges, changesAnything, type FileChange } from '../install/files.ts'
import { escapeText } from '../report/terminal.ts'
import { showChange } from './change-lines.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'

/** Prints what would change. @param top the folder that paths are shown from */
export function showPlan(changes: readonly FileChange[], top: string, { stdout }: Context): number {
  const needed = changes.filter(changesAnything)
  const shown = needed.map((change, i) => {
    // The hooks are all the same.
    const like = needed
      .slice(0, i)
      .find((each) => each.before === change.before && each.after === change.after)
    return showChange(relative(top, change.path), change, like && relative(top, like.path))
  })
  stdout.write(needed.length === 0 ? 'Nothing would change.\n' : shown.join(''))
  return EXIT.allow
}

/** Writes the files, and reports them and what is left to do by hand. */
export async function writeFiles(
  changes: readonly FileChange[],
  next: readonly string[],
  top: string,
  { stdout }: Context,
): Promise<number> {
  const written = await applyChanges(changes)
  const done = written.length === 0 ? 'Already set up; nothing to do.\n' : `Written:\n${listOf(written, top)}`
  stdout.write(`${done}${next.map((line) => `${escapeText(line)}\n`).join('')}`)
  return EXIT.allow
}

/** A line for each. */
export function listOf(written: readonly FileChange[], top: string): string {
  return written
    .map((change) => `  ${escapeText(relative(top, change.path))}: ${whatChanged(change)}\n`)
    .join('')
}

function whatChanged({ before, after }: FileChange): string {
  if (before === undefined) return 'written'
  if (after === undefined) return 'removed'
  return before === after ? 'made executable' : 'changed'
}
