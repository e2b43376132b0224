/** What the commits since another branch or commit bring. */
import { GateError } from '../core/errors.ts'
import type { Change } from '../core/snapshot.ts'
import type { Repository } from './git.ts'
import { mergeBases, resolveCommit } from './history.ts'
import { changesSince } from './tree-diff.ts'

/**
 * The files of HEAD that differ from where HEAD left `rev` (their merge base; where there are several, from
 * each of them): what a merge request would show.
 * @throws GateError `usage` if `rev` is not a commit, `git` without a HEAD or a merge base
 */
export async function sinceChange(repository: Repository, rev: string): Promise<Change> {
  const base = await resolveCommit(repository, rev)
  if (base === undefined) {
    throw new GateError('usage', `'${rev}' is not a commit of this clone`, {
      hint: 'a shallow or single-branch clone may lack it: run `git fetch origin <branch>`',
    })
  }
  if (repository.head === undefined) throw new GateError('git', 'no commits yet')
  const change = await changeSinceCommit(repository, repository.head, base)
  if (change !== undefined) return change
  throw new GateError('git', `'${rev}' and HEAD have no common ancestor`, {
    hint: 'in a shallow clone, fetch more history first: run `git fetch --unshallow`',
  })
}

/** The same between two commits (full ids); undefined where they have none in common. */
export async function changeSinceCommit(
  repository: Repository,
  tip: string,
  base: string,
): Promise<Change | undefined> {
  const bases = await mergeBases(repository, base, tip)
  if (bases.length === 0) return undefined
  const [change] = await changesSince(repository, [{ tip, bases }])
  if (change === undefined) throw new Error('one comparison gives one change')
  return change
}
