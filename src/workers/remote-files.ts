/** The files of a snapshot as a worker knows them: those that the main thread has sent so far. */
import { SourceFile, type UnreadFile } from '../core/source.ts'
import type { Asked, FileStore, ReadFile } from '../gate/plan/surroundings.ts'
import type { Answer, PlainFile } from './messages.ts'

/** Those of one snapshot, for all templates that a worker judges. */
export class RemoteFiles {
  readonly #files = new Map<string, ReadFile>()
  readonly #folders = new Map<string, readonly (SourceFile | UnreadFile)[]>()
  readonly #trees = new Map<string, readonly string[] | undefined>()

  /** As one template sees them. */
  store(ask: (missing: Asked) => Promise<Answer>): FileStore {
    return {
      file: (path) => this.#files.get(path),
      folder: (path) => this.#folders.get(path),
      below: (path) => this.#trees.get(path),
      load: async (asked) => {
        const missing = this.#missing(asked)
        if (Object.values(missing).some((paths) => paths.length > 0)) this.#add(await ask(missing))
      },
    }
  }

  #missing({ files, folders, trees }: Asked): Asked {
    return {
      files: files.filter((path) => !this.#files.has(path)),
      folders: folders.filter((path) => !this.#folders.has(path)),
      trees: trees.filter((path) => !this.#trees.has(path)),
    }
  }

  #add({ files, folders, trees }: Answer): void {
    for (const [path, paths] of trees) this.#trees.set(path, paths)
    for (const [path, plain] of files) {
      const content = plain && this.#take(plain)
      this.#files.set(path, content === undefined ? {} : { content })
    }
    for (const [path, parts] of folders)
      this.#folders.set(
        path,
        parts.map((part) => this.#take(part)),
      )
  }

  /** One object for a file, whatever it was asked for as. */
  #take(plain: PlainFile | UnreadFile): SourceFile | UnreadFile {
    const known = this.#files.get(plain.path)?.content
    if (known !== undefined) return known
    if (!('text' in plain)) return plain
    const content = new SourceFile(plain.path, plain.text)
    this.#files.set(plain.path, { content })
    return content
  }
}
