/** What the commits since another branch or commit bring. */
import { GateError } from '../core/errors.ts'
import type { Change } from '../core/snapshot.ts'
import { type Repository, runGit } from './git.ts'
import { changesSince } from './tree-diff.ts'

/**
 * The files of HEAD that differ from where HEAD left `rev` (their merge base; where there are several, from
 * each of them): what a merge request would show.
 * @throws GateError `usage` when `rev` names no commit, `git` when there is no HEAD or no merge base
 */
export async function sinceChange(repository: Repository, rev: string): Promise<Change> {
  const base = await findCommit(repository, rev)
  if (repository.head === undefined) throw new GateError('git', 'there is no commit yet')
  const found = await runGit(repository, ['merge-base', '--all', base, repository.head], { okCodes: [0, 1] })
  const bases = found.toString('latin1').split('\n').slice(0, -1)
  if (bases.length === 0) {
    throw new GateError('git', `'${rev}' and HEAD have no commit in common`, {
      hint: "in a shallow clone, fetch more history first: 'git fetch --unshallow' or '--deepen=100'",
    })
  }
  const [change] = await changesSince(repository, [{ tip: repository.head, bases }])
  if (change === undefined) throw new Error('one comparison gives one change')
  return change
}

async function findCommit(repository: Repository, rev: string): Promise<string> {
  const id = rev.includes('\0') ? '' : await resolveCommit(repository, rev)
  if (!/^[0-9a-f]{40,}$/.test(id)) {
    throw new GateError('usage', `'${rev}' names no commit`, {
      hint: "a shallow or single-branch clone may lack it: 'git fetch origin <branch>'",
    })
  }
  return id
}

async function resolveCommit(repository: Repository, rev: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`]
  return (await runGit(repository, args, { okCodes: [0, 1, 128] })).toString('latin1').trim()
}
