/** What a commit is about to bring: the index against HEAD. */
import type { Change } from '../core/snapshot.ts'
import { commitSnapshot } from './commit-snapshot.ts'
import { EMPTY_TREE } from './empty-tree.ts'
import type { Repository } from './git.ts'
import { diffIndex, indexSnapshot } from './index-snapshot.ts'
import { isRemoved, isTouched } from './raw-diff.ts'

/**
 * Regular files of the index whose content differs from HEAD's, all of them before the first commit. A renamed
 * file is touched at its new path and removed at its old one; a change of the mode alone touches nothing. With
 * `--amend` HEAD is the commit that is replaced, so what that commit brought was checked with it.
 */
export async function stagedChange(repository: Repository): Promise<Change> {
  const entries = await diffIndex(repository, repository.head ?? EMPTY_TREE[repository.objectFormat])
  return {
    snapshot: indexSnapshot(repository),
    touched: entries.filter(isTouched).map((entry) => ({ path: entry.path, id: entry.newId })),
    removed: entries.filter(isRemoved).map((entry) => entry.path),
    bases: repository.head === undefined ? [] : [commitSnapshot(repository, repository.head)],
  }
}
