/** Writes to the index: the only thing in a repository that the gate changes, and only where it is asked to. */
import { GateError } from '../core/errors.ts'
import { type Repository, runGit } from './git.ts'
import { decodePath, encodePath } from './paths.ts'

/** A regular file of the index. */
export interface IndexEntry {
  /** Six octal digits. */
  readonly mode: string
  readonly id: string
  /** `git update-index --skip-worktree`, which sparse checkouts set: the work tree does not have the file. */
  readonly isSkipped: boolean
  readonly isAssumedUnchanged: boolean
}

const ENTRY = /^(\w) (100(?:644|755)) ([0-9a-f]{40,64}) 0$/

/** Regular files of the index by path, without those that are not merged. @throws GateError `git` */
export async function indexEntries(repository: Repository): Promise<ReadonlyMap<string, IndexEntry>> {
  const output = await runGit(repository, ['ls-files', '-s', '-v', '-z'])
  const entries = new Map<string, IndexEntry>()
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0, at)
    const tab = output.indexOf(TAB, at)
    const [, tag = '', mode = '', id = ''] = ENTRY.exec(output.toString('latin1', at, tab)) ?? []
    if (mode !== '') {
      const isAssumedUnchanged = tag !== tag.toUpperCase()
      const isSkipped = tag.toUpperCase() === 'S'
      entries.set(decodePath(output.subarray(tab + 1, end)), { mode, id, isSkipped, isAssumedUnchanged })
    }
    at = end + 1
  }
  return entries
}

const TAB = 0x09

/** A file of the index with new content. */
export interface IndexUpdate {
  readonly path: string
  readonly entry: IndexEntry
  /** As it is stored: no filter is applied. */
  readonly content: Uint8Array
}

/**
 * Stores the contents, and puts all of them into the index at once; modes and flags stay.
 * @returns the ids of the new contents, in the order of the updates
 * @throws GateError `git`: then the index is as it was
 */
export async function updateIndex(
  repository: Repository,
  updates: readonly IndexUpdate[],
): Promise<readonly string[]> {
  const ids: string[] = []
  for (const { content } of updates) ids.push(await storeBlob(repository, content))
  const lines = updates.map(({ path, entry }, i) => record(`${entry.mode} ${ids[i]} 0\t`, path))
  await runGit(repository, ['update-index', '-z', '--index-info'], { input: Buffer.concat(lines) })
  // New entries have no flags.
  await setFlag(
    repository,
    '--skip-worktree',
    updates.filter(({ entry }) => entry.isSkipped),
  )
  await setFlag(
    repository,
    '--assume-unchanged',
    updates.filter(({ entry }) => entry.isAssumedUnchanged),
  )
  return ids
}

async function storeBlob(repository: Repository, content: Uint8Array): Promise<string> {
  const args = ['hash-object', '-w', '--no-filters', '--stdin']
  const id = (await runGit(repository, args, { input: content })).toString('latin1').trim()
  if (!/^[0-9a-f]{40,64}$/.test(id)) throw new GateError('git', `unexpected output of git hash-object: ${id}`)
  return id
}

async function setFlag(repository: Repository, flag: string, updates: readonly IndexUpdate[]): Promise<void> {
  if (updates.length === 0) return
  const input = Buffer.concat(updates.map(({ path }) => record('', path)))
  await runGit(repository, ['update-index', '-z', flag, '--stdin'], { input })
}

function record(start: string, path: string): Buffer {
  return Buffer.concat([Buffer.from(start), encodePath(path), Buffer.of(0)])
}
