/** A folder on disk as a snapshot. Names stay bytes; links within the folder are never followed. */
import { lstat, open, readdir, readFile, stat } from 'node:fs/promises'
import { sep } from 'node:path'
import { GateError, messageOf } from '../core/errors.ts'
import { folderOf, foldersUpward, isBelow, nameOf } from '../core/path.ts'
import type { Snapshot, SnapshotFile } from '../core/snapshot.ts'
import { decodePath, encodePath, isSnapshotFolder, sortByPath } from './paths.ts'

/** Folders that hold no files of their project: what git, npm, Terraform and Python put there. */
const SKIPPED = new Set(['.git', 'node_modules', '.terraform', '.venv'])

/** More open files at once gain nothing and may hit the system's limit. */
const OPEN_AT_ONCE = 16

/**
 * A folder as a snapshot; a file's id is its absolute path.
 * @param root absolute
 * @param followed folders that may be links, because the user named them
 */
export function diskSnapshot(root: string, followed: ReadonlySet<string>): Snapshot {
  let whole: Promise<readonly SnapshotFile[]> | undefined
  return {
    name: 'the files on disk',
    list: () => {
      whole ??= walkFolder(root, '.')
      return whole
    },
    listFolders: async (folders) => {
      const wanted = [...new Set(folders)].filter((folder) => isDiskFolder(folder, followed))
      const lists = await inBatches(wanted, async (folder) => {
        if (!(await isReachable(root, folder, followed))) return []
        return (await readFolder(root, folder)).files
      })
      return sortByPath(lists.flat())
    },
    sizes: (files) => inBatches(files, async (file) => (await reading(file, (path) => stat(path))).size),
    read: (files) => inBatches(files, (file) => reading(file, (path) => readFile(path))),
    readStart: (file, length) => reading(file, (path) => readStart(path, length)),
  }
}

/** A file of a disk snapshot. */
export function diskFile(root: string, path: string): SnapshotFile {
  return { path, id: path === '.' ? root : `${root.endsWith(sep) ? root.slice(0, -1) : root}/${path}` }
}

/**
 * Every regular file below a folder, in the order of the paths' bytes.
 * @throws GateError `io` for a folder that cannot be read
 */
export async function walkFolder(root: string, folder: string): Promise<readonly SnapshotFile[]> {
  const files: SnapshotFile[] = []
  const waiting = [folder]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const found = await readFolder(root, next)
    for (const file of found.files) files.push(file)
    for (const below of found.folders) waiting.push(below)
  }
  return sortByPath(files)
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

/** The regular files and the folders directly in a folder, without the skipped folders. */
async function readFolder(
  root: string,
  folder: string,
): Promise<{ readonly files: readonly SnapshotFile[]; readonly folders: readonly string[] }> {
  const place = diskFile(root, folder)
  const entries = await reading(place, (path) => readdir(path, { encoding: 'buffer', withFileTypes: true }))
  const files: SnapshotFile[] = []
  const folders: string[] = []
  for (const entry of entries) {
    const name = decodePath(entry.name)
    const path = folder === '.' ? name : `${folder}/${name}`
    // A work tree beside the repository has a file of this name, which tells where that is.
    if (entry.isFile() && name.toLowerCase() !== '.git') files.push(diskFile(root, path))
    else if (entry.isDirectory() && !SKIPPED.has(name)) folders.push(path)
  }
  return { files, folders }
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

/** Whether a folder is there without going through a link that the user did not name. */
async function isReachable(root: string, folder: string, followed: ReadonlySet<string>): Promise<boolean> {
  for (let current = folder; current !== '.' && !followed.has(current); current = folderOf(current)) {
    const found = await lstat(encodePath(diskFile(root, current).id)).catch((error: unknown) => {
      if (isMissing(error)) return undefined
      throw readError(current, error)
    })
    if (found?.isDirectory() !== true) return false
  }
  return true
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
    for (const result of await Promise.all(items.slice(at, at + OPEN_AT_ONCE).map(work))) results.push(result)
  }
  return results
}
