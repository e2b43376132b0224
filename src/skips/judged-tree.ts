/** The tree that the gate let pass last, so that a commit that bypasses it is detected. One for each work tree. */
// Not 'node:fs/promises', which takes a millisecond to load.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Repository, runGit } from '../git/git.ts'
import { readIndex } from '../git/index-file.ts'
import { topFolder, writtenId } from '../git/index-folders.ts'

const FOLDER = 'mvc-gate'

/**
 * The tree that git commits next, whatever index the hook was given; undefined in a read-only repository, or where the
 * index holds no whole tree. Never rejects.
 */
export async function writeTree(repository: Repository): Promise<string | undefined> {
  const index = readIndex(repository)
  // Git has written it before it runs the hook.
  if (index !== undefined)
    return writtenId(topFolder(index)) ?? (await import('../git/index-tree.ts')).treeIdOf(index, repository)
  return runGit(repository, ['write-tree']).then(
    (tree) => tree.toString('latin1').trim(),
    () => undefined,
  )
}

/** Notes a tree as checked. The only consequence of a failure is a commit that is reported as having bypassed the gate. */
export function noteJudged({ gitDir }: Repository, tree: string | undefined): void {
  if (tree === undefined) return
  const path = join(gitDir, FOLDER, 'judged')
  try {
    // All ids of a repository are of one length: a write in place is whole, and takes less time than another file.
    writeFileSync(path, `${tree}\n`, { flag: 'r+' })
  } catch {
    writeFirst(path, tree)
  }
}

function writeFirst(path: string, tree: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${tree}\n`)
  } catch {
    // A read-only repository.
  }
}

/** The tree noted last; undefined without one. */
export function judgedTree({ gitDir }: Repository): string | undefined {
  try {
    const text = readFileSync(join(gitDir, FOLDER, 'judged'), 'latin1')
    // What is written in place leaves behind it what made the file longer.
    return /^(?:[0-9a-f]{64}|[0-9a-f]{40})(?=\r?\n|$)/.exec(text)?.[0]
  } catch {
    return undefined
  }
}
