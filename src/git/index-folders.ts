/** The folders of the index, and the trees that a commit of it would have. */
import type { IndexEntry, IndexFile, WrittenTree } from './index-file.ts'

/** Consecutive entries of the index: all that is below a folder. */
export interface IndexFolder {
  /** '' for the top, else the path's bytes with a slash at their end. */
  readonly prefix: string
  /** Of the first entry; and that after the last. */
  readonly from: number
  readonly to: number
  readonly tree: WrittenTree | undefined
}

/** What is directly in a folder, by its name's bytes. */
export type IndexItem = { readonly name: string } & (
  | { readonly entry: IndexEntry; readonly folder?: never }
  | { readonly folder: IndexFolder; readonly entry?: never }
)

/** All of the index. */
export function topFolder({ entries, tree }: IndexFile): IndexFolder {
  return { prefix: '', from: 0, to: entries.length, tree }
}

/** What is directly in a folder, in git's order for trees. */
export function* itemsIn(
  { entries }: IndexFile,
  { prefix, from, to, tree }: IndexFolder,
): Generator<IndexItem> {
  for (let at = from; at < to; ) {
    const entry = entries[at]
    if (entry === undefined) return
    const slash = entry.bytes.indexOf('/', prefix.length)
    if (slash === -1) {
      yield { name: entry.bytes.slice(prefix.length), entry }
      at++
      continue
    }
    const name = entry.bytes.slice(prefix.length, slash)
    const below = `${prefix}${name}/`
    const end = endOf(entries, below, at, to)
    yield { name, folder: { prefix: below, from: at, to: end, tree: tree?.folders.get(name) } }
    at = end
  }
}

/** The first entry after those of a folder: git has them side by side. */
function endOf(entries: readonly IndexEntry[], prefix: string, from: number, to: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    const bytes = entries[middle]?.bytes ?? ''
    if (bytes.startsWith(prefix) || bytes < prefix) low = middle + 1
    else high = middle
  }
  return low
}

/** The id of a folder's tree as git has written it; undefined where it has not, or the folder is another by now. */
export function writtenId({ from, to, tree }: IndexFolder): string | undefined {
  return tree?.written?.count === to - from ? tree.written.id : undefined
}
