/** Objects that are read without a git of their own. */
import type { Repository } from './git.ts'
import type { GitObject } from './git-object.ts'
import { KeptBlobs } from './kept-blobs.ts'
import { readLooseObject } from './loose-objects.ts'

/** More at once are read faster by a git. */
const MOST_AT_ONCE = 16

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/** Of contents, whose sizes are asked for first; in bytes. */
const MOST_REMEMBERED = 4_194_304

export class NearObjects {
  readonly #repository: Repository
  readonly #kept: KeptBlobs
  readonly #remembered = new Map<string, GitObject>()
  #bytes = 0

  constructor(repository: Repository) {
    this.#repository = repository
    this.#kept = new KeptBlobs(repository)
  }

  /** The objects in the order of the names; undefined where a git has to be asked for one of them. */
  read(names: readonly Uint8Array[]): readonly GitObject[] | undefined {
    if (names.length > MOST_AT_ONCE) return undefined
    const found: GitObject[] = []
    for (const name of names) {
      const object = this.#find(Buffer.from(name).toString('latin1'))
      if (object === undefined) return undefined
      found.push(object)
    }
    return found
  }

  /** Notes what a git has read instead. */
  note(names: readonly Uint8Array[], objects: readonly (GitObject | undefined)[]): void {
    if (names.length > MOST_AT_ONCE) return
    for (const [i, name] of names.entries()) {
      const id = Buffer.from(name).toString('latin1')
      const object = objects[i]
      if (object?.type !== 'blob' || !ID.test(id) || this.#find(id) !== undefined) continue
      this.#kept.add(id, object.content)
    }
  }

  /** Keeps for the next run what a git had to read in this one. */
  save(): void {
    this.#kept.save()
  }

  #find(id: string): GitObject | undefined {
    if (!ID.test(id)) return undefined
    const known = this.#remembered.get(id)
    if (known !== undefined) return known
    const object = readLooseObject(this.#repository, id) ?? this.#keptBlob(id)
    if (object === undefined) return undefined
    if (this.#bytes > MOST_REMEMBERED) {
      this.#remembered.clear()
      this.#bytes = 0
    }
    this.#bytes += object.content.length
    this.#remembered.set(id, object)
    return object
  }

  #keptBlob(id: string): GitObject | undefined {
    const content = this.#kept.read(id)
    return content && { type: 'blob', content }
  }
}
