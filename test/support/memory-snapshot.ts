/** Trees of files that are nowhere but in memory. */
import { folderOf, isBelow } from '../../src/core/path.ts'
import type { Change, Snapshot, SnapshotFile } from '../../src/core/snapshot.ts'

export type Texts = Readonly<Record<string, string>>

/** A snapshot of texts by path; the content is the id. */
export function snapshotOf(texts: Texts): Snapshot {
  const files = Object.entries(texts).map(([path, text]): SnapshotFile => ({ path, id: text }))
  const bytes = ({ id }: SnapshotFile) => new TextEncoder().encode(id)
  return {
    name: 'the test',
    list: async () => files,
    listFolders: async (folders, whole = []) =>
      files.filter(
        ({ path }) => folders.includes(folderOf(path)) || whole.some((folder) => isBelow(path, folder)),
      ),
    sizes: async (wanted) => wanted.map((file) => bytes(file).length),
    read: async (wanted) => wanted.map(bytes),
    readStart: async (file, length) => bytes(file).slice(0, length),
  }
}

/** What stands in `after` and not so in `before`. */
export async function changeOf(before: Texts, after: Texts): Promise<Change> {
  const snapshot = snapshotOf(after)
  const files = await snapshot.list()
  return {
    snapshot,
    touched: files.filter(({ path, id }) => before[path] !== id),
    removed: Object.keys(before).filter((path) => after[path] === undefined),
    bases: [snapshotOf(before)],
  }
}
