/** What git says on the standard input of a hook about the refs that a push updates. */
import { GateError } from '../core/errors.ts'
import { describeObjects } from './cat-file.ts'
import type { Repository } from './git.ts'
import { decodePath } from './paths.ts'

/** An update of one ref. Ids are zeros where there is nothing: a new ref, a deleted one. */
export interface RefUpdate {
  readonly oldId: string
  readonly newId: string
  readonly ref: string
}

/**
 * The matches of each line that is not blank.
 * @throws GateError `git` for a line that git would not write: to overlook a ref would let it pass
 */
export function parseLines(hook: string, pattern: RegExp, input: Uint8Array): readonly (readonly string[])[] {
  const lines = decodePath(input).split('\n')
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const match = pattern.exec(line)
      if (match !== null) return match
      const shown = JSON.stringify(line.slice(0, 200))
      throw new GateError('git', `malformed ${hook} input: ${shown}`, {
        hint: 'a hook that runs before this one must pass on its standard input unchanged',
      })
    })
}

export function isZero(id: string): boolean {
  return /^0+$/.test(id)
}

/**
 * The commits that updates name, with the first ref of each; tags are followed to what they tag.
 * @param updates without those that delete a ref
 * @returns notes: one line for each ref that cannot be checked, such as a tag on a tree
 * @throws GateError `git` for an object that is not here
 */
export async function findTips(
  repository: Repository,
  updates: readonly RefUpdate[],
): Promise<{ readonly refs: ReadonlyMap<string, string>; readonly notes: readonly string[] }> {
  const names = updates.map((update) => Buffer.from(`${update.newId}^{}`))
  const objects = await describeObjects(repository, names)
  const refs = new Map<string, string>()
  const notes: string[] = []
  updates.forEach(({ newId, ref }, i) => {
    const object = objects[i]
    if (object === undefined) throw new GateError('git', `${ref}: object ${newId} is not in this repository`)
    if (object.type !== 'commit')
      notes.push(`${ref} is a ${object.type}, not a commit, so it was not checked`)
    else if (!refs.has(object.id)) refs.set(object.id, ref)
  })
  return { refs, notes }
}
