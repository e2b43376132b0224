/** A folder on disk as a snapshot. Names stay bytes; links that stay within it are followed. */
import type { Dirent } from 'node:fs'
import { lstat, open, readdir, readFile, stat } from 'node:fs/promises'
import { sep } from 'node:path'
import { allInOrder } from '../core/all-in-order.ts'
import { GateError, messageOf } from '../core/errors.ts'
import { folderOf, foldersUpward, isBelow, nameOf } from '../core/path.ts'
import type { Snapshot, SnapshotFile, UnfollowedLink } from '../core/snapshot.ts'
import { DiskLinks, realPath } from './disk-links.ts'
import { decodePath, encodePath, isSnapshotFolder, sortByPath } from './paths.ts'

/** Folders that hold no files of their project: what git, npm, Terraform and Python put there. */
const SKIPPED = new Set(['.git', 'node_modules', '.terraform', '.venv'])

/** More open files at once gain nothing and may hit the system's limit. */
const OPEN_AT_ONCE = 16

/** Files that are reached by links to folders; a few links can make any number. */
const MOST_LINKED_FILES = 50_000

/** A snapshot of a folder on disk. */
export interface DiskSnapshot extends Snapshot {
  /**
   * Every regular file below a folder, in the order of the paths' bytes.
   * @throws GateError `io` for a folder that cannot be read
   */
  walk(folder: string): Promise<readonly SnapshotFile[]>
  unfollowed(): Promise<readonly UnfollowedLink[]>
}

/**
 * A folder as a snapshot; a file's id is its absolute path.
 * @param root absolute
 * @param named folders that may lead out of the root, because the user named them
 */
export function diskSnapshot(root: string, named: ReadonlySet<string>): DiskSnapshot {
  let whole: Promise<readonly SnapshotFile[]> | undefined
  const links = new DiskLinks([root, ...[...named].map((folder) => diskFile(root, folder).id)])
  const walk = (folder: string) => walkFolder(root, folder, links)
  return {
    name: 'the files on disk',
    walk,
    list: () => {
      whole ??= walk('.')
      return whole
    },
    listFolders: async (folders, whole = []) => {
      const wanted = [...new Set(folders)].filter((folder) => isDiskFolder(folder, named))
      const lists = await inBatches(wanted, async (folder) => {
        if (!(await isReachable(root, folder, links))) return []
        return (await readFolder(root, folder, links)).files
      })
      const trees = await inBatches(whole, async (folder) => {
        const isThere = isDiskFolder(folder, named) && (await isReachable(root, folder, links))
        return isThere ? walk(folder) : []
      })
      return sortByPath(unique([...lists, ...trees].flat()))
    },
    unfollowed: async () => [...links.unfollowed.values()],
    leadsThroughLink: async (path) => {
      const steps = [path, ...foldersUpward(folderOf(path)).filter((folder) => folder !== '.')]
      const found = await inBatches(steps, (step) => reading(diskFile(root, step), (place) => lstat(place)))
      return found.some((each) => each.isSymbolicLink())
    },
    sizes: (files) => inBatches(files, async (file) => (await reading(file, (path) => stat(path))).size),
    read: (files) => inBatches(files, (file) => reading(file, (path) => readFile(path))),
    readStart: (file, length) => reading(file, (path) => readStart(path, length)),
  }
}

/** Each path once: a folder may be listed by itself and with one above it. */
function unique(files: readonly SnapshotFile[]): readonly SnapshotFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()]
}

/** A file of a disk snapshot. */
export function diskFile(root: string, path: string): SnapshotFile {
  return { path, id: path === '.' ? root : `${root.endsWith(sep) ? root.slice(0, -1) : root}/${path}` }
}

async function walkFolder(root: string, start: string, links: DiskLinks): Promise<readonly SnapshotFile[]> {
  const files: SnapshotFile[] = []
  const waiting: Folder[] = [{ path: start, above: [] }]
  let linked = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, above } = next
    const found = await readFolder(root, path, links)
    if (above.length > 0) linked += found.files.length
    for (const file of found.files) files.push(file)
    for (const below of found.folders) waiting.push({ path: below, above })
    for (const { path: link, real } of found.links) {
      // Links that lead to each other end where the first is met again.
      if (above.includes(real)) continue
      if (linked < MOST_LINKED_FILES) waiting.push({ path: link, above: [...above, real] })
      else links.unfollowed.set(link, { path: link, why: 'many' })
    }
  }
  return sortByPath(files)
}

interface Folder {
  readonly path: string
  /** The folders that links on the way to it lead to. */
  readonly above: readonly string[]
}

/** Whether an error means that a path does not exist. */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'ERR_INVALID_ARG_VALUE'
}

/** The error of a file or folder that cannot be read. */
export function readError(path: string, error: unknown): GateError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const reason = typeof code === 'string' ? REASONS.get(code) : undefined
  return new GateError('io', `cannot read '${path}': ${reason ?? messageOf(error)}`, { cause: error })
}

const REASONS = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ENOENT', 'no longer exists'],
  ['ELOOP', 'too many levels of symbolic links'],
])

interface FolderEntries {
  readonly files: readonly SnapshotFile[]
  readonly folders: readonly string[]
  /** Links to folders, with their real paths. */
  readonly links: readonly { readonly path: string; readonly real: string }[]
}

/** Names as bytes. Bun 1 gives no kinds with them, so there a name that is not UTF-8 is one that does not exist. */
const listing = (path: Buffer): Promise<readonly (Dirent<Buffer> | Dirent)[]> =>
  'bun' in process.versions
    ? readdir(path, { withFileTypes: true })
    : readdir(path, { encoding: 'buffer', withFileTypes: true })

/** What is directly in a folder, without the skipped folders. A link to a file is a file. */
async function readFolder(root: string, folder: string, links: DiskLinks): Promise<FolderEntries> {
  const place = diskFile(root, folder)
  const entries = await reading(place, listing)
  const found = {
    files: [] as SnapshotFile[],
    folders: [] as string[],
    links: [] as { path: string; real: string }[],
  }
  for (const entry of entries) {
    const name = typeof entry.name === 'string' ? entry.name : decodePath(entry.name)
    const path = folder === '.' ? name : `${folder}/${name}`
    // A work tree beside the repository has a file of this name, which tells where that is.
    if (name.toLowerCase() === '.git') continue
    const file = diskFile(root, path)
    if (entry.isFile()) found.files.push(file)
    else if (SKIPPED.has(name)) continue
    else if (entry.isDirectory()) found.folders.push(path)
    else if (entry.isSymbolicLink()) {
      const end = await links.follow(path, file.id)
      if (end.kind === 'file') found.files.push(file)
      else if (end.kind === 'folder') found.links.push({ path, real: end.real })
    }
  }
  return found
}

function isDiskFolder(folder: string, named: ReadonlySet<string>): boolean {
  // What git keeps is no part of a project, and may hold credentials: `file("../.git/config")` reads nothing.
  if (folder.toLowerCase().split('/').includes('.git')) return false
  // Nor does it read what others put beside a project, such as `node_modules`, unless the user named it; but
  // modules that Terraform installed.
  const isInstalled = (each: string) => nameOf(each) === '.terraform' && isBelow(folder, `${each}/modules`)
  const skipped = foldersUpward(folder).filter(
    (each) => SKIPPED.has(nameOf(each).toLowerCase()) && !isInstalled(each),
  )
  if (skipped.some((each) => !named.has(each))) return false
  // On Windows a backslash would lead out of the root.
  return isSnapshotFolder(folder) && (sep === '/' || !/[\\:]/.test(folder))
}

/** Whether a folder is there, and links on the way to it do not lead out of what is scanned. */
async function isReachable(root: string, folder: string, links: DiskLinks): Promise<boolean> {
  const { id } = diskFile(root, folder)
  try {
    if (!(await links.isInside(await realPath(id)))) return false
    return (await stat(encodePath(id))).isDirectory()
  } catch (error) {
    if (isMissing(error) || isLoop(error)) return false
    throw readError(folder, error)
  }
}

function isLoop(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ELOOP'
}

async function reading<T>(file: SnapshotFile, read: (path: Buffer) => Promise<T>): Promise<T> {
  try {
    return await read(encodePath(file.id))
  } catch (error) {
    throw readError(file.path, error)
  }
}

async function readStart(path: Buffer, length: number): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const bytes = Buffer.alloc(length)
    let filled = 0
    while (filled < length) {
      const { bytesRead } = await file.read(bytes, filled, length - filled, filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  } finally {
    await file.close()
  }
}

async function inBatches<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  for (let at = 0; at < items.length; at += OPEN_AT_ONCE) {
    for (const result of await allInOrder(items.slice(at, at + OPEN_AT_ONCE).map(work))) results.push(result)
  }
  return results
}
