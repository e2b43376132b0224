/**
 * Searches the files of the index. What earlier searches found is not searched again, so that after a commit only what
 * is new has to be read; a git searches for what is much.
 */
import { join } from 'node:path'
import { isCacheWanted } from '../cache/wanted.ts'
import type { SnapshotLine } from '../core/snapshot.ts'
import { describeObjects, readObjects } from './cat-file.ts'
import type { Repository } from './git.ts'
import { type IndexEntry, type IndexFile, isFile, pathOf } from './index-file.ts'
import { keepKnownLines, type LinesById, readKnownLines } from './known-lines.ts'
import { bytesOfPath } from './paths.ts'
import type { Searched } from './search.ts'
import { readSmallFile } from './small-file.ts'

/** More is faster searched by a git of its own. */
const MOST_BLOBS = 100
const MOST_BYTES = 1_048_576

/** The same search by a git. */
type Search = (onLine: OnLine) => Promise<void>
type OnLine = (line: SnapshotLine) => void

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
  const known = isKept ? readKnownLines(repository, asked.texts) : NOTHING
  const fresh = [...new Set(files.map(({ id }) => id))].filter((id) => !known.has(id))
  const read = await readLines(repository, fresh, asked.texts)
  if (read === undefined) {
    const found = new FoundLines(files)
    await search((line) => {
      onLine(line)
      if (isKept) found.add(line)
    })
    if (isKept) keepKnownLines(repository, asked.texts, found.byId())
    return
  }
  const linesOf = (id: string) => read.get(id) ?? known.get(id) ?? NO_LINES
  for (const file of files) {
    for (const line of linesOf(file.id)) onLine({ path: pathOf(file), line })
  }
  if (isKept && fresh.length > 0)
    keepKnownLines(repository, asked.texts, new Map(files.map(({ id }) => [id, linesOf(id)])))
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

/** Undefined where there is too much to read, or not all of it is here. */
async function readLines(
  repository: Repository,
  ids: readonly string[],
  texts: readonly Uint8Array[],
): Promise<LinesById | undefined> {
  if (ids.length === 0) return NOTHING
  if (ids.length > MOST_BLOBS) return undefined
  const names = ids.map((id) => Buffer.from(id))
  const infos = await describeObjects(repository, names)
  if (!infos.every((info) => info?.type === 'blob')) return undefined
  if (infos.reduce((sum, info) => sum + (info?.size ?? 0), 0) > MOST_BYTES) return undefined
  const objects = await readObjects(repository, names)
  return new Map(ids.map((id, i) => [id, linesWith(objects[i]?.content ?? new Uint8Array(), texts)]))
}

/** Whether git may fetch what it is asked for: https://git-scm.com/docs/partial-clone */
function mayFetch({ commonDir }: Repository): boolean {
  const config = readSmallFile(join(commonDir, 'config'), LARGEST_CONFIG)
  return config === undefined || /promisor|partialclone|\[\s*include/i.test(config)
}

/** In bytes. */
const LARGEST_CONFIG = 1 << 20

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
      return bytes.subarray(start, end === -1 ? undefined : end)
    })
}
