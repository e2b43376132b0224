/** What a change to a file would change, as lines for people. */
import type { FileChange } from '../install/files.ts'
import { escapeText } from '../report/terminal.ts'

/**
 * The path, and the lines removed (`-`) and added (`+`), without unchanged lines at the start and the end.
 * @param like a path that was shown with the same change, whose lines stand for those of this one
 */
export function showChange(
  path: string,
  { before, after, makeExecutable }: FileChange,
  like?: string,
): string {
  const what = before === undefined ? 'written' : after === undefined ? 'removed' : 'changed'
  const executable = makeExecutable ? ', executable' : ''
  if (like !== undefined) return `${escapeText(path)} (${what}${executable}, as ${escapeText(like)})\n`
  const old = linesOf(before)
  const now = linesOf(after)
  const start = commonLength(old, now)
  const end = commonLength(old.slice(start).toReversed(), now.slice(start).toReversed())
  const removed = old.slice(start, old.length - end).map((line) => `- ${escapeText(line)}`)
  const added = now.slice(start, now.length - end).map((line) => `+ ${escapeText(line)}`)
  return `${[`${escapeText(path)} (${what}${executable})`, ...removed, ...added].join('\n')}\n`
}

function linesOf(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return []
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  const different = a.findIndex((line, index) => line !== b[index])
  return different === -1 ? Math.min(a.length, b.length) : different
}
