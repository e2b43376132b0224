/** The files that a template refers to, read from its own snapshot when they turn out to be needed. */
import type { ConfigFor } from '../config/load.ts'
import { folderFramework } from '../core/frameworks.ts'
import { folderOf } from '../core/path.ts'
import type { Snapshot, SnapshotFile } from '../core/snapshot.ts'
import { SourceFile, type UnreadFile } from '../core/source.ts'
import type { Surroundings } from '../core/surroundings.ts'
import { readContents } from './read-contents.ts'

/** Files that one template may refer to; a hostile one names ever more of them. */
const MOST_FILES = 5_000

/** Folders that one template may look through. */
const MOST_TREES = 100

type Readable = SourceFile | UnreadFile

export interface TracedSurroundings extends Surroundings {
  /** What was asked for and what it was, by content: '' where nothing was asked for. */
  trace(): string
  /** What was asked for. */
  asked(): Asked
  /** Asks for the same as another run, and reads it. */
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
  const ids = new Map<string, string>()
  const files = new Map<string, Readable | undefined>()
  const folders = new Map<string, readonly Readable[]>()

  let all: readonly string[] | undefined

  const read = async (found: readonly SnapshotFile[]): Promise<void> => {
    const missing = found.filter((file) => !files.has(file.path))
    for (const { path, id } of missing) ids.set(path, id)
    for await (const [{ path }, content] of readContents(snapshot, missing, configFor)) {
      const isText = 'text' in content
      files.set(path, isText ? new SourceFile(path, content.text) : { path, reason: content.reason })
    }
  }

  const load = async (wantedFiles: readonly string[], wantedFolders: readonly string[]): Promise<void> => {
    const listing = await snapshot.listFolders([
      ...new Set([...wantedFolders, ...wantedFiles.map((path) => folderOf(path))]),
    ])
    const names = new Set(wantedFiles)
    const inFolders = new Set(wantedFolders)
    const isPart = ({ path }: SnapshotFile) =>
      folderFramework(path) !== undefined && inFolders.has(folderOf(path))
    await read(listing.filter((file) => names.has(file.path) || isPart(file)))
    for (const path of wantedFiles) if (!files.has(path)) files.set(path, undefined)
    for (const folder of wantedFolders) {
      const parts = listing.filter((file) => isPart(file) && folderOf(file.path) === folder)
      folders.set(
        folder,
        parts.flatMap(({ path }) => files.get(path) ?? []),
      )
    }
  }

  return () => {
    const askedFiles = new Set<string>()
    const askedFolders = new Set<string>()
    const wantedFiles = new Set<string>()
    const wantedFolders = new Set<string>()
    const askedTrees = new Set<string>()
    const below = (folder: string) =>
      folder === '.' ? all : all?.filter((path) => path.startsWith(`${folder}/`))
    const hasRoom = () => askedFiles.size + askedFolders.size < MOST_FILES
    const own: TracedSurroundings = {
      file(path) {
        if (!askedFiles.has(path) && hasRoom()) {
          askedFiles.add(path)
          if (!files.has(path)) wantedFiles.add(path)
        }
        return files.get(path)
      },
      terraformFolder(path) {
        if (!askedFolders.has(path) && hasRoom()) {
          askedFolders.add(path)
          if (!folders.has(path)) wantedFolders.add(path)
        }
        return folders.get(path) ?? []
      },
      filesBelow(path) {
        if (askedTrees.size < MOST_TREES) askedTrees.add(path)
        return askedTrees.has(path) ? below(path) : undefined
      },
      trace() {
        if (askedFiles.size + askedFolders.size + askedTrees.size === 0) return ''
        const paths = [...askedFolders].flatMap((folder) =>
          (folders.get(folder) ?? []).map(({ path }) => path),
        )
        const contents = [...askedFiles, ...paths].map((path) => [path, ids.get(path)])
        return JSON.stringify([contents, [...askedTrees].map((folder) => [folder, below(folder)])])
      },
      async load() {
        const wantsTree = askedTrees.size > 0 && all === undefined
        if (wantedFiles.size + wantedFolders.size === 0 && !wantsTree) return false
        if (wantsTree) all = (await snapshot.list()).map(({ path }) => path)
        await load([...wantedFiles], [...wantedFolders])
        wantedFiles.clear()
        wantedFolders.clear()
        return true
      },
      asked: () => ({ files: [...askedFiles], folders: [...askedFolders], trees: [...askedTrees] }),
      async askAgain(asked) {
        for (const path of asked.files) own.file(path)
        for (const path of asked.folders) own.terraformFolder(path)
        for (const path of asked.trees) own.filesBelow?.(path)
        await own.load()
      },
    }
    return own
  }
}
