/** What `hooks/gate.sh` has to look for in commits without templates: files that templates read. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Repository } from '../git/git.ts'
import { encodePath } from '../git/paths.ts'

const FOLDER = 'mvc-gate'

/** Set by the hook for a commit after which it wants to ask git alone. */
export const LEADS_WANTED = 'MVC_NOTE_LEADS'

/** What a path holds, or how it begins. */
interface PathText {
  readonly text: string
  readonly at: 'start' | 'anywhere'
}

/**
 * Notes texts for the hook, one on each line; a path that holds one concerns the gate. Git prints a tab before a path.
 * Where git would quote a path, the line is empty, which every path holds. In a read-only repository nothing is noted,
 * and the hook asks the gate again.
 */
export function noteLeads({ gitDir }: Repository, texts: readonly PathText[]): void {
  try {
    const folder = join(gitDir, FOLDER)
    mkdirSync(folder, { recursive: true })
    const temporary = join(folder, `leads.${process.pid}`)
    writeFileSync(temporary, encodePath([...new Set(texts.map(lineOf))].join('')))
    renameSync(temporary, join(folder, 'leads'))
  } catch {
    // A read-only repository.
  }
}

function lineOf({ text, at }: PathText): string {
  if (text === '' || /[\p{Cc}"\\]/u.test(text)) return '\n'
  return `${at === 'start' ? '\t' : ''}${text}\n`
}
