/** What a commit is about to bring: the index against HEAD. */
import { allInOrder } from '../core/all-in-order.ts'
import type { Change } from '../core/snapshot.ts'
import { commitListing, commitSnapshot } from './commit-snapshot.ts'
import { EMPTY_TREE } from './empty-tree.ts'
import type { Repository } from './git.ts'
import { indexSnapshot, listingBefore } from './index-snapshot.ts'
import { endsLinks, type ObjectChange, withLinkedFiles } from './linked-change.ts'
import { mergeParentsOfRemotes } from './merge-parents.ts'
import { isRemoved, isTouched } from './raw-diff.ts'
import { diffStaged } from './staged-diff.ts'
import { changedInAll } from './tree-diff.ts'

/**
 * Regular files of the index whose content differs from HEAD's, all of them before the first commit. A renamed
 * file is touched at its new path and removed at its old one; a change of the mode alone touches nothing. With
 * `--amend` HEAD is the commit that is replaced, so what that commit brought was checked with it. In a merge, what a
 * parent brings that a remote has already is not touched: only what differs from it too. A file is touched at every path
 * that leads to it, through links too.
 */
export async function stagedChange(repository: Repository): Promise<Change & Pick<ObjectChange, 'snapshot'>> {
  const parents = await mergeParentsOfRemotes(repository)
  const bases = repository.head === undefined ? parents : [repository.head, ...parents]
  const trees = bases.length === 0 ? [EMPTY_TREE[repository.objectFormat]] : bases
  const snapshot = indexSnapshot(repository)
  const [differences] = await allInOrder([
    allInOrder(trees.map((tree) => diffStaged(repository, tree))),
    snapshot.followed(),
  ])
  const entries = changedInAll(differences, trees.length)
  const mayHaveLinks = async () => endsLinks(differences.flat()) || (await snapshot.followed()) !== undefined
  const change = {
    snapshot,
    touched: entries.filter(isTouched).map((entry) => ({ path: entry.path, id: entry.newId })),
    removed: entries.filter(isRemoved).map((entry) => entry.path),
    bases: bases.map((base, i) => {
      const listing = listingBefore(repository, differences[i] ?? [], commitListing(repository, base))
      return commitSnapshot(repository, base, { mayHaveLinks, listing })
    }),
  }
  return withLinkedFiles(change, differences)
}
