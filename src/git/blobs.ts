/**
 * Contents of files by object id: the stored bytes, whatever the work tree, attributes, filters or
 * replacements say. In a partial clone git fetches what is missing.
 */
import { GateError } from '../core/errors.ts'
import { describeObjects, readObjects } from './cat-file.ts'
import { type Repository, streamGit } from './git.ts'

/**
 * Contents of blobs, in the order of the ids.
 * @throws GateError `git` when a blob is not in the repository
 */
export async function readBlobs(
  repository: Repository,
  ids: readonly string[],
): Promise<readonly Uint8Array[]> {
  const objects = await readObjects(repository, ids.map(asciiBytes))
  return objects.map((object, i) => {
    if (object?.type !== 'blob') throw noSuchBlob(ids[i])
    return object.content
  })
}

/**
 * Sizes of blobs in bytes, in the order of the ids.
 * @throws GateError `git` when a blob is not in the repository
 */
export async function blobSizes(repository: Repository, ids: readonly string[]): Promise<readonly number[]> {
  const objects = await describeObjects(repository, ids.map(asciiBytes))
  return objects.map((object, i) => {
    if (object?.type !== 'blob') throw noSuchBlob(ids[i])
    return object.size
  })
}

/**
 * At most the first `length` bytes of a blob of any size; git is ended when it has given them.
 * @throws GateError `git` when the blob is not in the repository
 */
export async function readBlobStart(repository: Repository, id: string, length: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let missing = length
  await streamGit(repository, ['cat-file', 'blob', id], {}, (chunk) => {
    chunks.push(chunk.subarray(0, missing))
    missing -= chunk.length
    return missing > 0 ? 'more' : 'enough'
  })
  return Buffer.concat(chunks)
}

function asciiBytes(id: string): Buffer {
  return Buffer.from(id, 'latin1')
}

function noSuchBlob(id: string | undefined): GateError {
  return new GateError('git', `blob ${id} is not in this repository`, {
    hint: 'run `git fsck` to find what is damaged; in a partial clone, check that its remote is reachable',
  })
}
