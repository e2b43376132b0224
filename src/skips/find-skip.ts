/** Whether the commit that was just made bypassed the gate. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Change } from '../core/snapshot.ts'
import { type Repository, runGit } from '../git/git.ts'
import { decodePath } from '../git/paths.ts'
import { splitAtNul } from '../git/raw-diff.ts'
import { changesSince } from '../git/tree-diff.ts'
import { judgedTree } from './judged-tree.ts'

/** A commit of which not everything was checked, and what it brings that was not. */
export interface Unjudged {
  readonly commit: string
  readonly date: string
  readonly committer: string
  readonly change: Change
}

/**
 * What HEAD brings that the gate did not see; undefined where it saw everything, or where git runs no hook: a rebase,
 * a cherry-pick, a revert, commits that a pull brings. Content that a hook changed after the gate counts as not seen.
 * @param merged whether git calls this after a merge, which makes no commit when it only moves the branch forward
 */
export async function findUnjudged(repository: Repository, merged: boolean): Promise<Unjudged | undefined> {
  const { head } = repository
  if (head === undefined) return undefined
  const commit = await readCommit(repository, head)
  const judged = judgedTree(repository)
  if (commit.tree === judged) return undefined
  if (merged && commit.parents.length < 2) return undefined
  if (!(await isGated(repository, merged))) return undefined
  const [change] = await changesSince(repository, [{ tip: head, bases: commit.parents }])
  const differs = judged === undefined ? undefined : await pathsThatDiffer(repository, judged, commit.tree)
  if (change === undefined) return undefined
  const isUnjudged = (path: string) => differs?.has(path) ?? true
  const touched = change.touched.filter(({ path }) => isUnjudged(path))
  const removed = change.removed.filter(isUnjudged)
  if (touched.length + removed.length === 0) return undefined
  const { date, committer } = commit
  return { commit: head, date, committer, change: { ...change, touched, removed } }
}

interface CommitFacts {
  readonly tree: string
  readonly parents: readonly string[]
  readonly date: string
  readonly committer: string
}

async function readCommit(repository: Repository, head: string): Promise<CommitFacts> {
  const format = '--format=%T%n%P%n%cI%n%cn <%ce>'
  const output = await runGit(repository, ['log', '-1', '--no-show-signature', '--no-mailmap', format, head])
  const [tree = '', parents = '', date = '', committer = ''] = output.toString('utf8').split('\n')
  return { tree, parents: parents.split(' ').filter((id) => id !== ''), date, committer }
}

/** Paths that differ between two trees; undefined if the checked tree is no longer here. */
async function pathsThatDiffer(
  repository: Repository,
  judged: string,
  tree: string,
): Promise<ReadonlySet<string> | undefined> {
  const how = ['-r', '-z', '--name-only', '--no-renames']
  const output = await runGit(repository, ['diff-tree', ...how, judged, tree], { okCodes: [0, 128] })
  return output.length === 0 ? undefined : new Set(splitAtNul(output).map(decodePath))
}

/** Whether git runs the gate for such a commit. What made it stands in the reflog of HEAD. */
async function isGated(repository: Repository, merged: boolean): Promise<boolean> {
  const output = await runGit(
    repository,
    ['log', '-g', '-1', '--no-show-signature', '--format=%gs', 'HEAD', '--'],
    {
      okCodes: [0, 128],
    },
  )
  const subject = output.toString('utf8').trim()
  if (/^(?:commit|merge|pull)\b/.test(subject)) return merged || subject.startsWith('commit')
  if (/^(?:cherry-pick|revert|rebase|am)\b/.test(subject)) return false
  // No reflog, or a program with its own wording: the operation that git is in decides.
  return !UNDER_WAY.some((name) => existsSync(join(repository.gitDir, name)))
}

const UNDER_WAY = ['rebase-merge', 'rebase-apply', 'sequencer', 'CHERRY_PICK_HEAD', 'REVERT_HEAD']
