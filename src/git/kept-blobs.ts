/**
 * Small files that a git had to read for an earlier run, such as configurations, by the ids of their blobs, whose content
 * never changes: where they are all that a commit needs of packs, no git is started for them. One file for all work trees
 * of a repository, in its git folder.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isCacheWanted } from '../cache/wanted.ts'
import type { Repository } from './git.ts'
import { readSmallFile } from './small-file.ts'

const FOLDER = 'mvc-gate'
const NAME = 'blobs'

/** In bytes. */
const LARGEST_BLOB = 8_192
const MOST_KEPT = 131_072
/** Of the file, which has Base64 of them, and ids. */
const LARGEST_FILE = 1_048_576

/** What is kept for one repository, and what this run has read. */
export class KeptBlobs {
  readonly #folder: string | undefined
  #kept: ReadonlyMap<string, string> | undefined
  /** What the next run is to find: what this one has asked for. */
  readonly #asked = new Map<string, Uint8Array>()
  #bytes = 0
  #isNew = false

  constructor({ top, gitDir, commonDir, environment }: Repository) {
    const hasWorkTree = top !== gitDir
    this.#folder = hasWorkTree && isCacheWanted(environment) ? join(commonDir, FOLDER) : undefined
  }

  /** Undefined for a blob that is not kept. */
  read(id: string): Uint8Array | undefined {
    if (this.#folder === undefined) return undefined
    this.#kept ??= readKept(join(this.#folder, NAME))
    const text = this.#kept.get(id)
    if (text === undefined) return undefined
    const content = Buffer.from(text, 'base64')
    // What is not base64 is passed over, and the rest would be another content.
    if (content.toString('base64') !== text) return undefined
    this.#note(id, content)
    return content
  }

  /** Notes what a git had to read. */
  add(id: string, content: Uint8Array): void {
    if (content.length <= LARGEST_BLOB && this.#note(id, content)) this.#isNew = true
  }

  /** Keeps what was asked for, instead of what was kept, if a git had to read some of it. */
  save(): void {
    if (this.#folder === undefined || !this.#isNew) return
    this.#isNew = false
    const lines = [...this.#asked].map(([id, content]) => `${id} ${Buffer.from(content).toString('base64')}`)
    try {
      mkdirSync(this.#folder, { recursive: true })
      const temporary = join(this.#folder, `${NAME}.${process.pid}`)
      writeFileSync(temporary, [HEADER, ...lines, END, ''].join('\n'), 'latin1')
      renameSync(temporary, join(this.#folder, NAME))
    } catch {
      // A read-only repository.
    }
  }

  /** Whether there is room for it: a push may read much that is never kept. */
  #note(id: string, content: Uint8Array): boolean {
    if (this.#asked.has(id) || this.#bytes + content.length > MOST_KEPT) return false
    this.#bytes += content.length
    this.#asked.set(id, content)
    return true
  }
}

const HEADER = '1'
/** What was written to its end has it. */
const END = 'end'

/** Contents as Base64; nothing where the file was not written to its end, or there is none. */
function readKept(path: string): ReadonlyMap<string, string> {
  const [header, ...lines] = readSmallFile(path, LARGEST_FILE)?.split('\n') ?? []
  if (header !== HEADER || lines.splice(-2)[0] !== END) return new Map()
  return new Map(
    lines.map((line) => {
      const space = line.indexOf(' ')
      return [line.slice(0, space), line.slice(space + 1)]
    }),
  )
}
