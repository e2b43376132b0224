/** The files that a template refers to, read from its own snapshot when they turn out to be needed. */
import type { ConfigFor } from '../../config/load.ts'
import { folderFramework } from '../../core/frameworks.ts'
import { isInstalled } from '../../core/installed.ts'
import { folderOf } from '../../core/path.ts'
import type { InstalledFiles, Snapshot, SnapshotFile } from '../../core/snapshot.ts'
import { SourceFile, type UnreadFile } from '../../core/source.ts'
import type { Surroundings } from '../../core/surroundings.ts'
import { readContents } from './read-contents.ts'
import { unfollowedParts } from './unfollowed-links.ts'

/** Files and folders that one template may refer to; a hostile one names ever more of them. */
const MAX_FILES = 5_000

/** Folders that one template may list. */
const MAX_TREES = 100

export interface TracedSurroundings extends Surroundings {
  /** What was asked for and what it was, by content: '' where nothing was asked for. */
  trace(): string
  /** What was asked for. */
  asked(): Asked
  /** What is at hand of a file, without asking for it. */
  known(path: string): SourceFile | UnreadFile | undefined
  /** Asks for the same as another run, or another thread, and reads it. */
  askAgain(asked: Asked): Promise<void>
}

/** Repository-relative paths. */
export interface Asked {
  readonly files: readonly string[]
  readonly folders: readonly string[]
  readonly trees: readonly string[]
}

/** What was read of a snapshot is shared by all its templates: a module is often called from several folders. */
export function createSurroundings(snapshot: Snapshot, configFor: ConfigFor): () => TracedSurroundings {
  const shared = new SharedFiles(snapshot, configFor)
  return () => surroundingsFrom(shared)
}

/** The surroundings of one template, from files that it may share with others. */
export function surroundingsFrom(files: FileStore): TracedSurroundings {
  return new TemplateSurroundings(files)
}

/** The files of a snapshot that were read so far. */
export interface FileStore {
  file(path: string): ReadFile | undefined
  /** The Terraform files directly in a folder. */
  folder(path: string): readonly Readable[] | undefined
  /** The paths below a folder. */
  below(folder: string): readonly string[] | undefined
  /** Reads what is missing. */
  load(asked: Asked): Promise<void>
}

type Readable = SourceFile | UnreadFile

/** A file of the snapshot, read; without content where it does not exist. */
export interface ReadFile {
  readonly id?: string
  readonly content?: Readable
}

class SharedFiles implements FileStore {
  readonly #snapshot: Snapshot
  readonly #configFor: ConfigFor
  readonly #files = new Map<string, ReadFile>()
  readonly #folders = new Map<string, readonly Readable[]>()
  #all: readonly string[] | undefined
  #loading: Promise<void> = Promise.resolve()

  constructor(snapshot: Snapshot, configFor: ConfigFor) {
    this.#snapshot = snapshot
    this.#configFor = configFor
  }

  file(path: string): ReadFile | undefined {
    return this.#files.get(path)
  }

  folder(path: string): readonly Readable[] | undefined {
    return this.#folders.get(path)
  }

  below(folder: string): readonly string[] | undefined {
    return folder === '.' ? this.#all : this.#all?.filter((path) => path.startsWith(`${folder}/`))
  }

  load(asked: Asked): Promise<void> {
    // One after the other: a file that is read twice would be two files.
    const loaded = this.#loading.then(() => this.#load(asked))
    this.#loading = loaded.catch(() => undefined)
    return loaded
  }

  async #load({ files, folders, trees }: Asked): Promise<void> {
    const missingFiles = files.filter((path) => !this.#files.has(path))
    const missingFolders = folders.filter((path) => !this.#folders.has(path))
    if (trees.length > 0) this.#all ??= (await this.#snapshot.list()).map(({ path }) => path)
    if (missingFiles.length + missingFolders.length > 0) await this.#read(missingFiles, missingFolders)
  }

  /** Installed modules are read from the work tree, all else from the snapshot. */
  async #read(paths: readonly string[], folders: readonly string[]): Promise<void> {
    const isHere = (path: string) => this.#snapshot.installed === undefined || !isInstalled(`${path}/`)
    await this.#readFrom(this.#snapshot, paths.filter(isHere), folders.filter(isHere))
    const [otherPaths, otherFolders] = [paths, folders].map((all) => all.filter((path) => !isHere(path)))
    if ((otherPaths?.length ?? 0) + (otherFolders?.length ?? 0) === 0) return
    const installed = await this.#snapshot.installed?.()
    if (installed !== undefined) await this.#readFrom(installed, otherPaths ?? [], otherFolders ?? [])
  }

  async #readFrom(
    source: InstalledFiles,
    paths: readonly string[],
    folders: readonly string[],
  ): Promise<void> {
    const listing = await source.listFolders([...new Set([...folders, ...paths.map(folderOf)])])
    const names = new Set(paths)
    const parts = new Map(folders.map((folder): [string, string[]] => [folder, []]))
    for (const { path } of listing)
      if (folderFramework(path) !== undefined) parts.get(folderOf(path))?.push(path)
    const isPart = ({ path }: SnapshotFile) =>
      folderFramework(path) !== undefined && parts.has(folderOf(path))
    await this.#readFiles(
      source,
      listing.filter((file) => names.has(file.path) || isPart(file)),
    )
    for (const path of paths) if (!this.#files.has(path)) this.#files.set(path, {})
    const links = await unfollowedParts(this.#snapshot, folders)
    for (const [folder, own] of parts) {
      const read = own.flatMap((path) => this.#files.get(path)?.content ?? [])
      this.#folders.set(folder, [...read, ...(links.get(folder) ?? [])])
    }
  }

  async #readFiles(source: InstalledFiles, found: readonly SnapshotFile[]): Promise<void> {
    const missing = found.filter((file) => !this.#files.has(file.path))
    for await (const [{ path, id }, read] of readContents(source, missing, this.#configFor)) {
      const content =
        'text' in read ? new SourceFile(path, read.text) : { path, reason: read.reason, cause: read.cause }
      this.#files.set(path, { id, content })
    }
  }
}

/** What one template asked for. */
class TemplateSurroundings implements TracedSurroundings {
  readonly #shared: FileStore
  readonly #files = new Set<string>()
  readonly #folders = new Set<string>()
  readonly #trees = new Set<string>()
  /** Whether it was asked for something that was not at hand, which another template may have loaded since. */
  #isMissing = false

  constructor(shared: FileStore) {
    this.#shared = shared
  }

  file(path: string): Readable | undefined {
    if (this.#hasRoom()) this.#files.add(path)
    const file = this.#shared.file(path)
    this.#isMissing ||= file === undefined && this.#files.has(path)
    return file?.content
  }

  known(path: string): Readable | undefined {
    return this.#shared.file(path)?.content
  }

  terraformFolder(path: string): readonly Readable[] {
    if (this.#hasRoom()) this.#folders.add(path)
    const folder = this.#shared.folder(path)
    this.#isMissing ||= folder === undefined && this.#folders.has(path)
    return folder ?? []
  }

  filesBelow(path: string): readonly string[] | undefined {
    if (this.#trees.size < MAX_TREES) this.#trees.add(path)
    if (!this.#trees.has(path)) return undefined
    const paths = this.#shared.below(path)
    this.#isMissing ||= paths === undefined
    return paths
  }

  async load(): Promise<boolean> {
    if (!this.#isMissing) return false
    this.#isMissing = false
    await this.#shared.load(this.asked())
    return true
  }

  asked(): Asked {
    return { files: [...this.#files], folders: [...this.#folders], trees: [...this.#trees] }
  }

  async askAgain({ files, folders, trees }: Asked): Promise<void> {
    for (const path of files) this.file(path)
    for (const path of folders) this.terraformFolder(path)
    for (const path of trees) this.filesBelow(path)
    await this.load()
  }

  trace(): string {
    const { files, folders, trees } = this.asked()
    if (files.length + folders.length + trees.length === 0) return ''
    const parts = folders.flatMap((folder) => this.#shared.folder(folder) ?? []).map(({ path }) => path)
    const contents = [...files, ...parts].map((path) => [path, this.#shared.file(path)?.id])
    return JSON.stringify([contents, trees.map((folder) => [folder, this.#shared.below(folder)])])
  }

  #hasRoom(): boolean {
    return this.#files.size + this.#folders.size < MAX_FILES
  }
}
