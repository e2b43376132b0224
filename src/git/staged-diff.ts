/**
 * How the index differs from a tree, found by comparing the trees that git has written of the index's folders with
 * those of the commit: folders whose trees are the same are not looked at.
 */
import { readObjects } from './cat-file.ts'
import type { Repository } from './git.ts'
import { agrees } from './handed-over.ts'
import { type IndexEntry, type IndexFile, pathOf, readIndex } from './index-file.ts'
import { type IndexFolder, itemsIn, topFolder, writtenId } from './index-folders.ts'
import { diffIndex } from './index-snapshot.ts'
import { pathOfBytes } from './paths.ts'
import type { DiffEntry } from './raw-diff.ts'
import { readTree, type TreeEntry } from './tree-object.ts'

/** To read more takes longer than a git that compares them. */
const MOST_TREES = 200

/** The same as `diffIndex` without pathspecs, without a git of its own where the index tells enough. */
export async function diffStaged(repository: Repository, tree: string): Promise<readonly DiffEntry[]> {
  const index = readIndex(repository)
  const { staged, head } = repository
  if (index !== undefined && staged !== undefined && tree === head && agrees(staged, index)) return staged
  return (index && (await compareTrees(repository, tree, index))) ?? diffIndex(repository, tree)
}

/** A folder that differs. */
interface Pair {
  readonly prefix: string
  /** The folder's tree in the commit; undefined where it has none. */
  readonly before: string | undefined
  /** Undefined where the index has no such folder. */
  readonly now: IndexFolder | undefined
}

async function compareTrees(
  repository: Repository,
  commit: string,
  index: IndexFile,
): Promise<readonly DiffEntry[] | undefined> {
  const comparison = new Comparison(index, repository.objectFormat === 'sha256' ? 64 : 40)
  let level: readonly Pair[] = [{ prefix: '', before: `${commit}^{tree}`, now: topFolder(index) }]
  for (let trees = 0; level.length > 0; ) {
    const names = level.flatMap(({ before }) => (before === undefined ? [] : [Buffer.from(before)]))
    trees += names.length
    if (trees > MOST_TREES) return undefined
    const objects = [...(await readObjects(repository, names))]
    const next: Pair[] = []
    for (const pair of level) {
      const object = pair.before === undefined ? EMPTY : objects.shift()
      const before = object?.type === 'tree' ? readTree(object.content, repository.objectFormat) : undefined
      if (before === undefined) return undefined
      next.push(...comparison.compare(pair, before))
    }
    level = next
  }
  return comparison.inOrder()
}

const EMPTY = { type: 'tree', content: new Uint8Array() }

interface Found {
  readonly bytes: string
  readonly entry: DiffEntry
}

class Comparison {
  readonly #index: IndexFile
  readonly #none: string
  readonly #found: Found[] = []

  constructor(index: IndexFile, idDigits: number) {
    this.#index = index
    this.#none = '0'.repeat(idDigits)
  }

  /** In the order of the paths' bytes, as git has it. */
  inOrder(): readonly DiffEntry[] {
    return this.#found.sort((a, b) => (a.bytes < b.bytes ? -1 : 1)).map(({ entry }) => entry)
  }

  /** Records what differs directly in a folder. @returns the folders below that differ */
  compare({ prefix, now }: Pair, before: readonly TreeEntry[]): readonly Pair[] {
    const below: Pair[] = []
    const gone = new Map(before.map((entry) => [entry.name, entry]))
    for (const { name, entry, folder } of now === undefined ? [] : itemsIn(this.#index, now)) {
      const old = gone.get(name)
      if (entry !== undefined) {
        this.#compareEntry(entry, old)
        // A folder of the same name is gone.
        if (old?.isTree !== true) gone.delete(name)
        continue
      }
      const tree = old?.isTree === true ? old : undefined
      if (tree !== undefined) gone.delete(name)
      if (tree === undefined || tree.id !== writtenId(folder))
        below.push({ prefix: folder.prefix, before: tree?.id, now: folder })
    }
    for (const old of gone.values()) {
      if (old.isTree) below.push({ prefix: `${prefix}${old.name}/`, before: old.id, now: undefined })
      else this.#remove(`${prefix}${old.name}`, old)
    }
    return below
  }

  #compareEntry(entry: IndexEntry, found: TreeEntry | undefined): void {
    const old = found?.isTree ? undefined : found
    const mode = entry.mode.toString(8)
    if (old?.mode === mode && old.id === entry.id) return
    const status = old === undefined ? 'A' : old.mode.slice(0, 3) === mode.slice(0, 3) ? 'M' : 'T'
    const before = { oldMode: old?.mode ?? '000000', oldId: old?.id ?? this.#none }
    const diff = { ...before, newMode: mode, newId: entry.id, status, path: pathOf(entry) }
    this.#found.push({ bytes: entry.bytes, entry: diff })
  }

  #remove(bytes: string, { mode, id }: TreeEntry): void {
    const now = { newMode: '000000', newId: this.#none, status: 'D' }
    this.#found.push({ bytes, entry: { ...now, oldMode: mode, oldId: id, path: pathOfBytes(bytes) } })
  }
}
