/** What a push is about to bring to its remote. */
import { allInOrder } from '../core/all-in-order.ts'
import type { Change } from '../core/snapshot.ts'
import { describeObjects } from './cat-file.ts'
import type { Repository } from './git.ts'
import { newOnRemote, reachedFrom } from './push-bases.ts'
import { findTips, isZero, parseLines, type RefUpdate } from './ref-updates.ts'
import { type TrackedBranch, trackedBranches } from './remotes.ts'
import { changesSince } from './tree-diff.ts'

/** What git passes to a pre-push hook. */
export interface Push {
  /** The first argument: the remote's name, or its URL where the push names none. */
  readonly remote: string
  /** The second argument: where the push goes. */
  readonly url: string
  /** Standard input, to its end: a line for each ref. */
  readonly input: Uint8Array
}

/** The files that are new to the remote at one tip. */
export interface PushedChange extends Change {
  /** The remote's ref that the tip is pushed to; of several, the first. */
  readonly ref: string
}

export interface Pushed {
  readonly changes: readonly PushedChange[]
  readonly notes: readonly string[]
  readonly brings: (commits: readonly string[]) => Promise<readonly string[]>
}

/**
 * The changes of a push: one for each distinct commit that it would put on a ref and that is new to the remote.
 * A file is touched when no commit that the remote has right below the new ones (nor another tip of the push)
 * holds the same content at the same path: a file that an earlier commit of the push broke and a later one
 * fixed is not touched, content that a merge, a rename or a revert brings back is. Deletions bring nothing.
 * What the remote has is what git's input says, and what its tracking refs say where git's input does not contradict.
 * @returns notes: one line for each ref that cannot be checked, such as a tag on a tree; brings: which of some
 * commits (full ids) the push brings
 * @throws GateError `git` for input that git would not write: to overlook a ref would let it pass
 */
export async function pushedChanges(repository: Repository, push: Push): Promise<Pushed> {
  const lines = parseUpdates(push.input)
  const updates = lines.filter((update) => !isZero(update.newId))
  // Nothing to push; or a hook before this one has read the refs.
  if (lines.length === 0)
    return { changes: [], notes: ['git passed no refs, so nothing was checked'], brings: noCommits }
  if (updates.length === 0) return { changes: [], notes: [], brings: noCommits }
  const [{ refs, notes }, known] = await allInOrder([
    findTips(repository, updates),
    knownCommits(repository, updates, push),
  ])
  const comparisons = await newOnRemote(repository, [...refs.keys()], known)
  const changes = await changesSince(repository, comparisons)
  return {
    changes: changes.map((change, i) => ({ ...change, ref: refs.get(comparisons[i]?.tip ?? '') ?? '' })),
    notes,
    brings: (commits) => reachedFrom(repository, [...refs.keys()], known, commits),
  }
}

const noCommits = async (): Promise<readonly string[]> => []

/** `<local ref> <local id> <remote ref> <remote id>`; the local ref is free text and may hold spaces. */
function parseUpdates(input: Uint8Array): readonly RefUpdate[] {
  return parseLines('pre-push', LINE, input).map(([, newId = '', ref = '', oldId = '']) => {
    return { newId, ref, oldId }
  })
}

const LINE = /^[^\n]+ ([0-9a-f]{40}|[0-9a-f]{64}) ([^ ]+) ([0-9a-f]{40}|[0-9a-f]{64})\r?$/

/** Commits that the remote has and that are here too: what its refs were, and what it had when last asked. */
async function knownCommits(
  repository: Repository,
  updates: readonly RefUpdate[],
  push: Push,
): Promise<readonly string[]> {
  const oldIds = updates.map((update) => update.oldId).filter((id) => !isZero(id))
  const tracked = await trackedBranches(repository, push.remote, push.url)
  const ids = [...new Set([...oldIds, ...tracked.map(({ id }) => id)])]
  // An old id may be unknown here; a partial clone would fetch its whole history to answer.
  const here = { ...repository, environment: { ...repository.environment, GIT_NO_LAZY_FETCH: '1' } }
  const objects = await describeObjects(
    here,
    ids.map((id) => Buffer.from(`${id}^{commit}`)),
  )
  const commits = new Map(ids.map((id, i) => [id, objects[i]?.id]))
  const trusted = believable(tracked, updates, (id) => commits.get(id) !== undefined)
  return [...new Set([...oldIds, ...trusted].flatMap((id) => commits.get(id) ?? []))]
}

/**
 * The ids of tracking refs that git's input does not contradict: it is what the remote has now. Where a branch is
 * gone, or was set back to a commit that is known here, what was tracked of it proves nothing; where the default
 * branch is gone, which does not happen to a remote, the refs are those of another remote and prove nothing. Where
 * someone else has pushed since, what was tracked is still below it.
 */
function believable(
  tracked: readonly TrackedBranch[],
  updates: readonly RefUpdate[],
  isHere: (id: string) => boolean,
): readonly string[] {
  const now = new Map(updates.map(({ ref, oldId }) => [ref.replace(/^refs\/heads\//, ''), oldId]))
  const gone = tracked.filter(({ branch }) => isZero(now.get(branch) ?? 'tracked'))
  if (gone.some(({ branch, isDefault }) => isDefault || branch === 'main' || branch === 'master')) return []
  const setBack = tracked.filter(({ branch, id }) => {
    const oldId = now.get(branch)
    return oldId !== undefined && oldId !== id && isHere(oldId)
  })
  // The remote's HEAD repeats the id of a branch.
  const disproved = new Set([...gone, ...setBack].map(({ id }) => id))
  return tracked.map(({ id }) => id).filter((id) => !disproved.has(id))
}
