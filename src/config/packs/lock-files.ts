/** The lock files that say which version of a package is meant. */
import { allInOrder } from '../../core/all-in-order.ts'
import { utf8Text } from '../../core/decode.ts'
import { GateError, messageOf } from '../../core/errors.ts'
import { folderOf, foldersUpward, nameOf } from '../../core/path.ts'
import type { Snapshot, SnapshotFile } from '../../core/snapshot.ts'
import { LOCKS } from './lock.ts'
import type { Dependency, Locked } from './locked.ts'

/** The lock files of one folder. */
export interface Locks {
  readonly folder: string
  readonly files: readonly { readonly path: string; readonly text: string }[]
}

const MAX_LOCK = 67_108_864

/** Those of the nearest folder that has any. */
export async function locksFor(
  folder: string,
  listed: readonly SnapshotFile[],
  snapshot: Snapshot,
): Promise<Locks> {
  for (const each of foldersUpward(folder)) {
    const found = listed.filter(({ path }) => folderOf(path) === each && LOCKS.has(nameOf(path)))
    if (found.length === 0) continue
    const files = await allInOrder(
      found.map(async (file) => ({ path: file.path, text: await textOf(file, snapshot) })),
    )
    return { folder: each, files }
  }
  return { folder, files: [] }
}

/** @throws GateError `config` for a file of more than 64 MiB */
export async function textOf(file: SnapshotFile, snapshot: Snapshot): Promise<string> {
  const [size = 0] = await snapshot.sizes([file])
  if (size > MAX_LOCK)
    throw new GateError('config', `${file.path}: file too large (${MAX_LOCK / 1_048_576} MiB limit)`)
  const [content] = await snapshot.read([file])
  return utf8Text(content ?? new Uint8Array())
}

/** @throws GateError `config` where a lock file does not name the package, or two of them disagree */
export async function lockedAs(dependency: Dependency, { files }: Locks): Promise<Locked> {
  const { name } = dependency
  let first: { readonly path: string; readonly locked: Locked } | undefined
  for (const { path, text } of files) {
    const locked = await readLock(path, text, dependency)
    if (locked === undefined) {
      throw fault(
        `${path} does not name ${name} at ${dependency.places[0]}`,
        'install it again, and stage the lock file',
      )
    }
    if (first !== undefined && first.locked.version !== locked.version) {
      throw fault(
        `${first.path} names ${name} ${first.locked.version}, but ${path} names ${locked.version}`,
        'keep one lock file, and remove the others',
      )
    }
    first ??= { path, locked }
  }
  if (first !== undefined) return first.locked
  throw fault(
    `no lock file names ${name}`,
    `commit the lock file (${[...LOCKS.keys()].join(', ')}), which says the version`,
  )
}

async function readLock(path: string, text: string, dependency: Dependency): Promise<Locked | undefined> {
  try {
    return await LOCKS.get(nameOf(path))?.(text, dependency)
  } catch (error) {
    throw new GateError('config', `${path} cannot be read: ${messageOf(error).split('\n')[0]}`, {
      cause: error,
    })
  }
}

/** What is wrong with a pack's package, and what to do. */
export function fault(message: string, hint: string): GateError {
  return new GateError('config', message, { hint })
}
