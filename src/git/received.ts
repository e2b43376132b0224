/** What a push is about to bring to this repository, as its pre-receive hook sees it. */
import { GateError } from '../core/errors.ts'
import { describeObjects } from './cat-file.ts'
import type { Repository } from './git.ts'
import { newOnRemote } from './push-bases.ts'
import type { Pushed, PushedChange } from './pushed.ts'
import { findTips, isZero, parseLines, type RefUpdate } from './ref-updates.ts'
import { serverRefs } from './server-refs.ts'
import { type Comparison, changesSince } from './tree-diff.ts'

export interface Received extends Pick<Pushed, 'notes'> {
  readonly updates: readonly RefUpdate[]
  readonly changes: readonly PushedChange[]
}

/**
 * The changes of a push that is being received: one for each distinct commit that it would put on a ref and that no
 * branch or tag of this repository reaches. They are compared as those of `pushedChanges`.
 *
 * What the repository has is what its own refs say. The old ids of the input come from the client, which may name any
 * object: git compares them with the refs after the hook only.
 * @param input standard input of the hook, to its end: `<old id> <new id> <ref>` for each ref
 * @throws GateError `git` for input that git would not write, or none
 */
export async function receivedChanges(repository: Repository, input: Uint8Array): Promise<Received> {
  const updates = parseUpdates(input)
  if (updates.length === 0) {
    throw new GateError('git', 'no refs on standard input, so this push cannot be checked', {
      hint: 'a hook that runs before this one must pass on its standard input unchanged',
    })
  }
  const brought = updates.filter(({ newId }) => !isZero(newId))
  if (brought.length === 0) return { updates, changes: [], notes: [] }
  const { refs, notes } = await findTips(repository, brought)
  const known = await serverRefs(repository)
  const comparisons = await compareTips(repository, [...refs.keys()], known)
  const changes = await changesSince(repository, comparisons)
  return {
    updates,
    changes: changes.map((change, i) => ({ ...change, ref: refs.get(comparisons[i]?.tip ?? '') ?? '' })),
    notes,
  }
}

/** git allows no spaces in the names of refs. */
const LINE = /^([0-9a-f]{40}|[0-9a-f]{64}) ([0-9a-f]{40}|[0-9a-f]{64}) ([^ ]+)$/

function parseUpdates(input: Uint8Array): readonly RefUpdate[] {
  return parseLines('pre-receive', LINE, input).map(([, oldId = '', newId = '', ref = '']) => {
    return { oldId, newId, ref }
  })
}

async function compareTips(
  repository: Repository,
  tips: readonly string[],
  known: readonly string[],
): Promise<readonly Comparison[]> {
  try {
    return await newOnRemote(repository, tips, known)
  } catch (error) {
    if (!(error instanceof GateError)) throw error
    // git goes on where a ref of the repository leads to nothing: it must not stop every push.
    const objects = await describeObjects(
      repository,
      known.map((id) => Buffer.from(`${id}^{commit}`)),
    )
    const there = objects.flatMap((object) => object?.id ?? [])
    if (there.length === known.length) throw error
    return newOnRemote(repository, tips, there)
  }
}
