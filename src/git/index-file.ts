/**
 * Reads git's index itself, which takes less time than to start a git that lists it. What is not certain is left to git:
 * another version of the format, an index that is split or sparse, or a merge that is not resolved.
 * https://git-scm.com/docs/index-format
 */
import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ObjectFormat, Repository } from './git.ts'
import { pathOfBytes } from './paths.ts'

/** What is at one path. */
export interface IndexEntry {
  /** `0o100644`, `0o120000` for a link, `0o160000` for a submodule. */
  readonly mode: number
  /** The path's bytes, one character for each, in whose order the entries are. */
  readonly bytes: string
  readonly id: string
}

/** What git keeps of the tree of a folder. */
export interface WrittenTree {
  /** Undefined where something in the folder, or below it, has changed since it was written. */
  readonly written: { readonly id: string; readonly count: number } | undefined
  /** Folders directly in it, by their names' bytes. */
  readonly folders: ReadonlyMap<string, WrittenTree>
}

export interface IndexFile {
  /** What would be committed, in order; without what `git add -N` has announced. */
  readonly entries: readonly IndexEntry[]
  /** Of the top; undefined where git has written nothing. */
  readonly tree: WrittenTree | undefined
}

/** In bytes: git takes as long to list more. */
const LARGEST = 1 << 29

const HEADER = 12
/** What git knows of the file on disk, before the id. */
const STAT = 40
const MODE_AT = 24

const EXTENDED = 0x4000
const STAGE = 0x3000
const NAME_LENGTH = 0x0fff
const INTENT_TO_ADD = 0x2000

interface Known {
  readonly state: string
  readonly index: IndexFile | undefined
}

const knownOf = new WeakMap<Repository, Known>()

/** The index that GIT_INDEX_FILE names, or the repository's own; undefined where git has to be asked. */
export function readIndex(repository: Repository): IndexFile | undefined {
  const { GIT_INDEX_FILE: named } = repository.environment
  const path = named ? resolve(repository.top, named) : join(repository.gitDir, 'index')
  try {
    const { size, mtimeMs, ino } = statSync(path)
    const state = `${path} ${size} ${mtimeMs} ${ino}`
    const known = knownOf.get(repository)
    if (known?.state === state) return known.index
    const index = size > LARGEST ? undefined : parseIndex(readFileSync(path), repository.objectFormat)
    knownOf.set(repository, { state, index })
    return index
  } catch {
    // There is none before something is added.
    return undefined
  }
}

/** What is at a path. @param bytes the path's, one character for each */
export function entryAt({ entries }: IndexFile, bytes: string): IndexEntry | undefined {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((entries[middle]?.bytes ?? '') < bytes) low = middle + 1
    else high = middle
  }
  const found = entries[low]
  return found?.bytes === bytes ? found : undefined
}

/** Undefined for an index that is not read here, and for one that is damaged. */
export function parseIndex(file: Buffer, objectFormat: ObjectFormat): IndexFile | undefined {
  try {
    return new Reader(file, objectFormat === 'sha256' ? 32 : 20).read()
  } catch (error) {
    // Beyond its end.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

class Reader {
  readonly #file: Buffer
  readonly #idLength: number
  /** Without the checksum. */
  readonly #end: number
  #at = HEADER

  constructor(file: Buffer, idLength: number) {
    this.#file = file
    this.#idLength = idLength
    this.#end = file.length - idLength
  }

  read(): IndexFile | undefined {
    const version = this.#file.readUInt32BE(4)
    if (this.#file.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4) return undefined
    const entries = this.#entries(this.#file.readUInt32BE(8), version)
    if (entries === undefined) return undefined
    const tree = this.#extensions()
    return tree === 'other' ? undefined : { entries, tree }
  }

  #entries(count: number, version: number): readonly IndexEntry[] | undefined {
    const entries: IndexEntry[] = []
    let last = ''
    for (let i = 0; i < count; i++) {
      const start = this.#at
      const mode = this.#file.readUInt32BE(start + MODE_AT)
      const idAt = start + STAT
      this.#at = idAt + this.#idLength + 2
      const flags = this.#file.readUInt16BE(this.#at - 2)
      if ((flags & STAGE) !== 0 || !isReadable(mode)) return undefined
      const more = (flags & EXTENDED) === 0 ? 0 : this.#file.readUInt16BE(this.#at)
      if ((flags & EXTENDED) !== 0) this.#at += 2
      const bytes = version === 4 ? this.#compressedPath(last) : this.#path(start, flags & NAME_LENGTH)
      // Git keeps them in order, each once.
      if (bytes <= last || this.#at > this.#end) return undefined
      last = bytes
      if ((more & INTENT_TO_ADD) === 0) entries.push(new Entry(mode, bytes, this.#file, idAt, this.#idLength))
    }
    return entries
  }

  #path(start: number, length: number): string {
    const from = this.#at
    const end = length < NAME_LENGTH ? from + length : this.#file.indexOf(0, from)
    if (this.#file.readUInt8(end) !== 0) throw new RangeError('a path has another length')
    // One to eight bytes that are 0 make the length a multiple of eight.
    this.#at = start + ((end - start + 8) & ~7)
    return this.#file.toString('latin1', from, end)
  }

  /** How much of the last path's end goes away, and what comes instead. */
  #compressedPath(last: string): string {
    const removed = this.#offset()
    const end = this.#file.indexOf(0, this.#at)
    if (removed > last.length || end === -1) throw new RangeError('a path has another length')
    const path = last.slice(0, last.length - removed) + this.#file.toString('latin1', this.#at, end)
    this.#at = end + 1
    return path
  }

  /** As offsets in packs are written: https://git-scm.com/docs/gitformat-pack */
  #offset(): number {
    let value = 0
    for (let isFirst = true; ; isFirst = false) {
      const byte = this.#file.readUInt8(this.#at++)
      value = (isFirst ? 0 : value + 1) * 128 + (byte & 0x7f)
      if ((byte & 0x80) === 0 || value > LARGEST) return value
    }
  }

  /** Those whose name begins with a capital may be passed over. */
  #extensions(): WrittenTree | 'other' | undefined {
    let tree: WrittenTree | undefined
    while (this.#at < this.#end) {
      const name = this.#file.toString('latin1', this.#at, this.#at + 4)
      const start = this.#at + 8
      const end = start + this.#file.readUInt32BE(this.#at + 4)
      if (!/^[A-Z]/.test(name) || end > this.#end) return 'other'
      if (name === 'TREE' && end > start) {
        this.#at = start
        tree = this.#tree(end).tree
      }
      this.#at = end
    }
    return tree
  }

  #tree(end: number): { readonly name: string; readonly tree: WrittenTree } {
    const nul = this.#file.indexOf(0, this.#at)
    const newline = this.#file.indexOf(NEWLINE, nul)
    if (nul === -1 || newline === -1 || newline > end) throw new RangeError('a tree without an end')
    const name = this.#file.toString('latin1', this.#at, nul)
    const [count = -1, below = 0] = this.#file
      .toString('latin1', nul + 1, newline)
      .split(' ')
      .map(Number)
    this.#at = newline + 1
    const written = count < 0 ? undefined : { id: this.#id(), count }
    const folders = new Map<string, WrittenTree>()
    for (let i = 0; i < below; i++) {
      const folder = this.#tree(end)
      folders.set(folder.name, folder.tree)
    }
    return { name, tree: { written, folders } }
  }

  #id(): string {
    const start = this.#at
    this.#at += this.#idLength
    return this.#file.toString('hex', start, this.#at)
  }
}

const NEWLINE = 0x0a

/** The id is written out where it is asked for: that of most entries is not. */
class Entry implements IndexEntry {
  readonly mode: number
  readonly bytes: string
  readonly #file: Buffer
  readonly #idAt: number
  readonly #idLength: number

  constructor(mode: number, bytes: string, file: Buffer, idAt: number, idLength: number) {
    this.mode = mode
    this.bytes = bytes
    this.#file = file
    this.#idAt = idAt
    this.#idLength = idLength
  }

  get id(): string {
    return this.#file.toString('hex', this.#idAt, this.#idAt + this.#idLength)
  }
}

/** Files, links and submodules; a folder is in a sparse index only. */
function isReadable(mode: number): boolean {
  const type = mode >>> 12
  return type === 0o10 || type === 0o12 || type === 0o16
}

/** Whether the entry is a regular file. */
export function isFile({ mode }: IndexEntry): boolean {
  return mode >>> 12 === 0o10
}

/** Whether the entry is a symbolic link. */
export function isLink({ mode }: IndexEntry): boolean {
  return mode >>> 12 === 0o12
}

/** The entry's path as snapshots have it. */
export function pathOf({ bytes }: IndexEntry): string {
  return pathOfBytes(bytes)
}
