/**
 * Searches the files of the index. What earlier searches found is not searched again, so that after a commit only what
 * is new has to be read; a git searches for what is much.
 */
import { isCacheWanted } from '../cache/wanted.ts'
import type { SnapshotLine } from '../core/snapshot.ts'
import { mayFetch, readLines } from './blob-lines.ts'
import type { Repository } from './git.ts'
import { type IndexEntry, type IndexFile, isFile, pathOf } from './index-file.ts'
import { keepKnownLines, type LinesById, readKnownLines } from './known-lines.ts'
import { bytesOfPath } from './paths.ts'
import type { OnLine, Searched } from './search.ts'

/** The same search by a git. */
type Search = (onLine: OnLine) => Promise<void>

/** Hands on the lines that hold one of some texts, in regular files. */
export async function searchIndex(
  repository: Repository,
  index: IndexFile,
  asked: Searched,
  search: Search,
  onLine: OnLine,
): Promise<void> {
  // What is not here is not searched, and may come later.
  if (mayFetch(repository)) return search(onLine)
  const files = filesOf(index, asked)
  const isKept = isCacheWanted(repository.environment)
  const kept = isKept ? readKnownLines(repository, asked.texts) : { lines: NOTHING }
  const known = kept.lines
  const fresh = [...new Set(files.map(({ id }) => id))].filter((id) => !known.has(id))
  const read = await readLines(repository, fresh, asked.texts)
  if (read === undefined) {
    const found = new FoundLines(files)
    await search((line) => {
      onLine(line)
      if (isKept) found.add(line)
    })
    if (isKept) keepKnownLines(repository, asked.texts, kept, { all: found.byId(), fresh })
    return
  }
  const linesOf = (id: string) => read.get(id) ?? known.get(id) ?? NO_LINES
  for (const file of files) {
    for (const line of linesOf(file.id)) onLine({ path: pathOf(file), line })
  }
  if (isKept && fresh.length > 0) {
    const all = new Map(files.map(({ id }) => [id, linesOf(id)]))
    keepKnownLines(repository, asked.texts, kept, { all, fresh })
  }
}

const NOTHING: LinesById = new Map()
const NO_LINES: readonly Uint8Array[] = []

function filesOf({ entries }: IndexFile, { endings, paths }: Searched): readonly IndexEntry[] {
  const others = new Set(paths.map(bytesOfPath))
  return entries.filter((entry) => {
    if (!isFile(entry)) return false
    if (endings.length === 0 || others.has(entry.bytes)) return true
    const end = entry.bytes.slice(-LONGEST_ENDING).toLowerCase()
    return endings.some((ending) => end.endsWith(ending))
  })
}

/** Characters. */
const LONGEST_ENDING = 64

/** What a git finds, by blobs; of what is too much to keep, nothing. */
class FoundLines {
  readonly #ids: ReadonlyMap<string, string>
  /** By path: a blob may be at several. */
  readonly #lines = new Map<string, Uint8Array[]>()
  #bytes = 0

  constructor(files: readonly IndexEntry[]) {
    this.#ids = new Map(files.map((file) => [pathOf(file), file.id]))
  }

  add({ path, line }: SnapshotLine): void {
    this.#bytes += line.length
    if (this.#bytes > MOST_KEPT) return
    const own = this.#lines.get(path)
    if (own === undefined) this.#lines.set(path, [line])
    else own.push(line)
  }

  byId(): LinesById {
    if (this.#bytes > MOST_KEPT) return NOTHING
    return new Map([...this.#ids].map(([path, id]) => [id, this.#lines.get(path) ?? NO_LINES]))
  }
}

/** In bytes. */
const MOST_KEPT = 8_388_608
