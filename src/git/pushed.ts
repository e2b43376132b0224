/** What a push is about to bring to its remote. */
import { GateError } from '../core/errors.ts'
import type { Change } from '../core/snapshot.ts'
import { describeObjects } from './cat-file.ts'
import type { Repository } from './git.ts'
import { decodePath } from './paths.ts'
import { newOnRemote } from './push-bases.ts'
import { trackedTips } from './remotes.ts'
import { changesSince } from './tree-diff.ts'

/** What git tells a pre-push hook. */
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

/**
 * The changes of a push: one for each distinct commit that it would put on a ref and that is new to the remote.
 * A file is touched when no commit that the remote has right below the new ones (nor another tip of the push)
 * holds the same content at the same path: a file that an earlier commit of the push broke and a later one
 * mended is not touched, content that a merge, a rename or a revert brings back is. Deletions bring nothing.
 * What the remote has is what git's input and its tracking refs say; a wrong guess only makes more files touched.
 * @returns notes: one line for each ref that can't be judged, such as a tag on a tree
 * @throws GateError `git` for input that git would not write: to overlook a ref would let it pass
 */
export async function pushedChanges(
  repository: Repository,
  push: Push,
): Promise<{ readonly changes: readonly PushedChange[]; readonly notes: readonly string[] }> {
  const updates = parseUpdates(push.input).filter((update) => !isZero(update.newId))
  if (updates.length === 0) return { changes: [], notes: [] }
  const [{ refs, notes }, known] = await Promise.all([
    findTips(repository, updates),
    knownCommits(repository, updates, push),
  ])
  const comparisons = await newOnRemote(repository, [...refs.keys()], known)
  const changes = await changesSince(repository, comparisons)
  return {
    changes: changes.map((change, i) => ({ ...change, ref: refs.get(comparisons[i]?.tip ?? '') ?? '' })),
    notes,
  }
}

/** One line of the hook's input. Ids are zeros where there is nothing: a new ref, a deleted one. */
interface Update {
  readonly newId: string
  readonly ref: string
  readonly oldId: string
}

/** `<local ref> <local id> <remote ref> <remote id>`; the local ref is free text and may hold spaces. */
function parseUpdates(input: Uint8Array): readonly Update[] {
  const lines = decodePath(input).split('\n')
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const match = LINE.exec(line)
      if (match === null) {
        const shown = JSON.stringify(line.slice(0, 200))
        throw new GateError('git', `a line of the pre-push input is not as git writes it: ${shown}`, {
          hint: 'a hook that runs before this one must pass its standard input on unchanged',
        })
      }
      const [, newId = '', ref = '', oldId = ''] = match
      return { newId, ref, oldId }
    })
}

const LINE = /^[^\n]+ ([0-9a-f]{40}|[0-9a-f]{64}) ([^ ]+) ([0-9a-f]{40}|[0-9a-f]{64})\r?$/

function isZero(id: string): boolean {
  return /^0+$/.test(id)
}

/** The commits that the updates name, with the first ref of each; tags are followed to what they tag. */
async function findTips(
  repository: Repository,
  updates: readonly Update[],
): Promise<{ readonly refs: ReadonlyMap<string, string>; readonly notes: readonly string[] }> {
  const names = updates.map((update) => Buffer.from(`${update.newId}^{}`))
  const objects = await describeObjects(repository, names)
  const refs = new Map<string, string>()
  const notes: string[] = []
  updates.forEach(({ newId, ref }, i) => {
    const object = objects[i]
    if (object === undefined) throw new GateError('git', `${ref}: object ${newId} is not in this repository`)
    if (object.type !== 'commit') notes.push(`${ref} is a ${object.type}, not a commit: it was not judged`)
    else if (!refs.has(object.id)) refs.set(object.id, ref)
  })
  return { refs, notes }
}

/** Commits that the remote has and that are here too: what its refs were, and what it had when last asked. */
async function knownCommits(
  repository: Repository,
  updates: readonly Update[],
  push: Push,
): Promise<readonly string[]> {
  const oldIds = updates.map((update) => update.oldId).filter((id) => !isZero(id))
  const tracked = await trackedTips(repository, push.remote, push.url)
  const names = [...new Set([...oldIds, ...tracked])].map((id) => Buffer.from(`${id}^{commit}`))
  // An old id may be unknown here; a partial clone would fetch its whole history to answer.
  const here = { ...repository, environment: { ...repository.environment, GIT_NO_LAZY_FETCH: '1' } }
  const objects = await describeObjects(here, names)
  return [...new Set(objects.flatMap((object) => (object === undefined ? [] : [object.id])))]
}
