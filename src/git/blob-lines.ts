/** Finds lines of blobs without a git that searches. */
import { join } from 'node:path'
import { describeObjects, readObjects } from './cat-file.ts'
import type { Repository } from './git.ts'
import type { LinesById } from './known-lines.ts'
import { readSmallFile } from './small-file.ts'

/** More is faster searched by a git of its own. */
const MOST_BLOBS = 100
const MOST_BYTES = 1_048_576

/**
 * The lines of blobs that hold one of some texts, by the ids of the blobs; undefined where there is too much to read, or
 * not all of it is here.
 */
export async function readLines(
  repository: Repository,
  ids: readonly string[],
  texts: readonly Uint8Array[],
): Promise<LinesById | undefined> {
  if (ids.length === 0) return new Map()
  if (ids.length > MOST_BLOBS) return undefined
  const names = ids.map((id) => Buffer.from(id))
  const infos = await describeObjects(repository, names)
  if (!infos.every((info) => info?.type === 'blob')) return undefined
  if (infos.reduce((sum, info) => sum + (info?.size ?? 0), 0) > MOST_BYTES) return undefined
  const objects = await readObjects(repository, names)
  return new Map(ids.map((id, i) => [id, linesWith(objects[i]?.content ?? new Uint8Array(), texts)]))
}

/** Whether git may fetch what it is asked for: https://git-scm.com/docs/partial-clone */
export function mayFetch({ commonDir }: Repository): boolean {
  const config = readSmallFile(join(commonDir, 'config'), LARGEST_CONFIG)
  return config === undefined || /promisor|partialclone|\[\s*include/i.test(config)
}

/** In bytes. */
const LARGEST_CONFIG = 1 << 20

const NEWLINE = 0x0a

/** The lines that hold one of some texts, in order, without their line breaks. */
export function linesWith(content: Uint8Array, texts: readonly Uint8Array[]): readonly Uint8Array[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const starts = new Set<number>()
  for (const text of texts) {
    for (let at = bytes.indexOf(text); at !== -1; ) {
      starts.add(at === 0 ? 0 : bytes.lastIndexOf(NEWLINE, at - 1) + 1)
      const end = bytes.indexOf(NEWLINE, at)
      at = end === -1 ? -1 : bytes.indexOf(text, end + 1)
    }
  }
  return [...starts]
    .sort((a, b) => a - b)
    .map((start) => {
      const end = bytes.indexOf(NEWLINE, start)
      // A copy: the whole content need not be kept for it.
      return Buffer.from(bytes.subarray(start, end === -1 ? undefined : end))
    })
}
