/** What a commit is about to bring: the index against HEAD. */
import type { Change } from '../core/snapshot.ts'
import { commitSnapshot } from './commit-snapshot.ts'
import { EMPTY_TREE } from './empty-tree.ts'
import type { Repository } from './git.ts'
import { diffIndex, indexSnapshot } from './index-snapshot.ts'
import { mergeParentsOfRemotes } from './merge-parents.ts'
import { isRemoved, isTouched } from './raw-diff.ts'
import { changedInAll } from './tree-diff.ts'

/**
 * Regular files of the index whose content differs from HEAD's, all of them before the first commit. A renamed
 * file is touched at its new path and removed at its old one; a change of the mode alone touches nothing. With
 * `--amend` HEAD is the commit that is replaced, so what that commit brought was checked with it. In a merge, what a
 * parent brings that a remote has already is not touched: only what differs from it too.
 */
export async function stagedChange(repository: Repository): Promise<Change> {
  const parents = await mergeParentsOfRemotes(repository)
  const bases = repository.head === undefined ? parents : [repository.head, ...parents]
  const trees = bases.length === 0 ? [EMPTY_TREE[repository.objectFormat]] : bases
  const differences = await Promise.all(trees.map((tree) => diffIndex(repository, tree)))
  const entries = changedInAll(differences, trees.length)
  return {
    snapshot: indexSnapshot(repository),
    touched: entries.filter(isTouched).map((entry) => ({ path: entry.path, id: entry.newId })),
    removed: entries.filter(isRemoved).map((entry) => entry.path),
    bases: bases.map((base) => commitSnapshot(repository, base)),
  }
}
