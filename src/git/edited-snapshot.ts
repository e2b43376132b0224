/** A snapshot in which some files have other contents. */
import { allInOrder } from '../core/all-in-order.ts'
import type { Snapshot, SnapshotFile } from '../core/snapshot.ts'

/**
 * The same files, of which some are read otherwise; their ids stay (and stand for contents no longer), and what git finds
 * in them.
 * @param contentOf what stands in a file now; undefined where it is as it was
 */
export function editedSnapshot(
  snapshot: Snapshot,
  contentOf: (file: SnapshotFile) => Promise<Uint8Array | undefined>,
): Snapshot {
  const each = async <T>(
    files: readonly SnapshotFile[],
    own: (content: Uint8Array) => T,
    others: (files: readonly SnapshotFile[]) => Promise<readonly T[]>,
  ): Promise<readonly T[]> => {
    const contents = await allInOrder(files.map(contentOf))
    const read = await others(files.filter((_, i) => contents[i] === undefined))
    let next = 0
    return contents.flatMap((content) => (content === undefined ? read.slice(next, ++next) : [own(content)]))
  }
  const { environment: _, ...others } = snapshot
  return {
    ...others,
    sizes: (files) => each(files, ({ length }) => length, snapshot.sizes),
    read: (files) => each(files, (content) => content, snapshot.read),
    readStart: async (file, length) =>
      (await contentOf(file))?.subarray(0, length) ?? snapshot.readStart(file, length),
  }
}
