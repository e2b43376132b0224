/** The commits that a merge in progress brings in, as far as a remote has them already. */
import { join } from 'node:path'
import { allInOrder } from '../core/all-in-order.ts'
import { type Repository, runGit } from './git.ts'
import { readSmallFile } from './small-file.ts'

/** 16,000 ids of SHA-256. */
const MAX_MERGE_HEAD_BYTES = 1 << 20

/**
 * Full ids, without HEAD; none outside of a merge. What such a commit contains is no news to its remote, so that a pull
 * is not refused for it.
 */
export async function mergeParentsOfRemotes(repository: Repository): Promise<readonly string[]> {
  const known = await allInOrder(
    mergeParents(repository).map(async (id) => ((await isOnRemote(repository, id)) ? [id] : [])),
  )
  return known.flat()
}

/**
 * While the pre-merge-commit hook runs, git has not written MERGE_HEAD yet, but names the commits in its environment; a
 * merge that stopped at a conflict has the file.
 */
function mergeParents({ gitDir, environment, head }: Repository): readonly string[] {
  const named = Object.keys(environment).flatMap(
    (name) => /^GITHEAD_([0-9a-f]{40,64})$/.exec(name)?.[1] ?? [],
  )
  const written = readSmallFile(join(gitDir, 'MERGE_HEAD'), MAX_MERGE_HEAD_BYTES)?.split('\n') ?? []
  const ids = [...named, ...written.filter((line) => /^[0-9a-f]{40,64}$/.test(line))]
  return [...new Set(ids)].filter((id) => id !== head)
}

async function isOnRemote(repository: Repository, id: string): Promise<boolean> {
  const args = ['for-each-ref', '--count=1', '--format=x', `--contains=${id}`, 'refs/remotes']
  const found = await runGit(repository, args, { okCodes: [0, 128, 129] })
  return found.length > 0
}
