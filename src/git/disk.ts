/** Files and folders on disk, as `mvc-gate scan` names them; git need not be installed. */
import { existsSync, statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { allInOrder } from '../core/all-in-order.ts'
import { GateError } from '../core/errors.ts'
import { folderOf, foldersUpward, isBelow } from '../core/path.ts'
import type { Change, Snapshot, SnapshotFile } from '../core/snapshot.ts'
import { type DiskSnapshot, diskFile, diskSnapshot, isMissing, readError } from './disk-snapshot.ts'
import { editedSnapshot } from './edited-snapshot.ts'
import { installedFiles } from './installed-modules.ts'
import { loadPackages } from './listing.ts'
import { sortByPath } from './paths.ts'

/**
 * One change for each root the paths belong to, with the files they name touched. The root is the top level of
 * the repository that a path is in, else the folder itself. A path that is a link is followed; links within folders
 * are where they do not lead out of the root.
 * @param paths relative to `cwd` or absolute; none is `cwd`
 * @throws GateError `usage` for a path that does not exist, `io` for what cannot be read
 */
export async function diskChanges(
  paths: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<readonly Change[]> {
  const targets: Target[] = []
  for (const path of paths.length === 0 ? ['.'] : paths) targets.push(await findTarget(path, cwd))
  const roots = [...new Set(targets.map((target) => target.root))]
  return allInOrder(roots.map((root) => changeOf(root, targets, env.TF_DATA_DIR || undefined)))
}

/**
 * The change of one file whose content is given, in the place of the file of its name, which need not exist.
 * @param path relative to `cwd` or absolute
 */
export function contentChange(path: string, content: Uint8Array, cwd: string): Change {
  const absolute = resolve(cwd, path)
  const root = findTop(existingFolder(dirname(absolute))) ?? dirname(absolute)
  const file = diskFile(root, relative(root, absolute).split(sep).join('/'))
  const folder = folderOf(file.path)
  const disk = projectSnapshot(root, new Set(foldersUpward(folder)))
  const isThere = (each: string) => existsSync(join(root, each))
  const existing = {
    ...disk,
    listFolders: (folders: readonly string[], whole: readonly string[] = []) =>
      disk.listFolders(folders.filter(isThere), whole.filter(isThere)),
  }
  const snapshot = withContent(existing, file, content)
  return { snapshot, touched: [file], removed: [] }
}

/** The files on disk of the repository that a folder is in, or of the folder itself, which is relative to the root. */
export function diskFolder(cwd: string): {
  readonly snapshot: Snapshot
  readonly folder: string
  readonly root: string
} {
  const root = findTop(cwd) ?? cwd
  const folder = relative(root, cwd).split(sep).join('/') || '.'
  return { snapshot: projectSnapshot(root, new Set(foldersUpward(folder))), folder, root }
}

/** A folder as a snapshot, with the packages that are installed in it. */
function projectSnapshot(root: string, named: ReadonlySet<string>): DiskSnapshot {
  return { ...diskSnapshot(root, named), packages: () => loadPackages(root) }
}

/** The folder of an absolute path, itself one or not, or else the nearest upward that exists. */
export function nearestFolder(path: string): string {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  return isFolder || dirname(path) === path ? path : nearestFolder(dirname(path))
}

function existingFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existingFolder(dirname(folder))
}

/** What a path names: a file or a folder below a root. */
interface Target {
  readonly root: string
  /** Relative to the root, as paths in snapshots are. */
  readonly path: string
  readonly isFolder: boolean
}

async function findTarget(path: string, cwd: string): Promise<Target> {
  const absolute = resolve(cwd, path)
  const found = await stat(absolute).catch((error: unknown) => {
    if (isMissing(error)) throw new GateError('usage', `no such file: '${path}'`)
    throw readError(path, error)
  })
  const isFolder = found.isDirectory()
  if (!isFolder && !found.isFile()) throw new GateError('usage', `not a file or folder: '${path}'`)
  const folder = isFolder ? absolute : dirname(absolute)
  const root = findTop(folder) ?? folder
  return { root, path: relative(root, absolute).split(sep).join('/') || '.', isFolder }
}

/** The nearest folder upward that holds a repository; a work tree has a file or a folder named .git. */
function findTop(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, '.git'))) return current
    if (dirname(current) === current) return undefined
  }
}

async function changeOf(
  root: string,
  targets: readonly Target[],
  dataDir: string | undefined,
): Promise<Change> {
  const here = targets.filter((target) => target.root === root)
  // What the user named may lead through links; the files beside it are part of the same template.
  const named = here.flatMap((target) => foldersUpward(target.isFolder ? target.path : folderOf(target.path)))
  const snapshot = projectSnapshot(root, new Set(named))
  const touched = new Map<string, SnapshotFile>()
  for (const target of here) {
    const files = target.isFolder ? await snapshot.walk(target.path) : [diskFile(root, target.path)]
    for (const file of files) touched.set(file.path, file)
  }
  return {
    snapshot: { ...snapshot, installed: async () => installedFiles(root, dataDir) },
    touched: sortByPath(touched.values()),
    links: (await snapshot.unfollowed()).map(({ path }) => path),
    removed: [],
    whole: here.filter(({ isFolder }) => isFolder).map(({ path }) => path),
  }
}

/** A snapshot in which one file has another content, or is there at all. */
function withContent(disk: Snapshot, file: SnapshotFile, content: Uint8Array): Snapshot {
  const isFile = ({ path }: SnapshotFile) => path === file.path
  const including = (files: readonly SnapshotFile[]) =>
    sortByPath([...files.filter((each) => !isFile(each)), file])
  return {
    ...editedSnapshot(disk, async (one) => (isFile(one) ? content : undefined)),
    name: 'standard input',
    list: async () => including(await disk.list()),
    listFolders: async (folders, whole = []) => {
      const files = await disk.listFolders(folders, whole)
      const isListed = folders.includes(folderOf(file.path)) || whole.some((each) => isBelow(file.path, each))
      return isListed ? including(files) : files
    },
  }
}
