/** Snapshots of git objects: what an index and a commit have in common, with lists that are read once. */
import { allInOrder } from '../core/all-in-order.ts'
import { folderOf, isBelow } from '../core/path.ts'
import type { InstalledFiles, InstalledPackages, Snapshot, SnapshotFile } from '../core/snapshot.ts'
import { blobSizes, readBlobStart, readBlobs } from './blobs.ts'
import type { Repository } from './git.ts'
import { type LinkEntry, readTargets } from './link-entries.ts'
import { type FollowedLinks, followLinks } from './links.ts'
import { isSnapshotFolder, sortByPath } from './paths.ts'
import { type OnLine, type Searched, searchLinked } from './search.ts'

/** How to list a tree. Regular files only, in the order of the paths' bytes. */
export interface Listing {
  readonly all: () => Promise<readonly SnapshotFile[]>
  /** The files directly in the folders, and all below those of `whole`; undefined if only the whole list has them. */
  readonly inFolders: (
    folders: readonly string[],
    whole: readonly string[],
  ) => Promise<readonly SnapshotFile[] | undefined>
  /** Its symbolic links. */
  readonly links: () => Promise<readonly LinkEntry[]>
  /** Hands on the lines that hold one of some texts. */
  readonly search: (searched: Searched, onLine: OnLine) => Promise<void>
}

/** A snapshot of git objects, with the links in it. */
export interface ObjectSnapshot extends Snapshot {
  /** Undefined where it has no links. */
  followed(): Promise<FollowedLinks | undefined>
}

/**
 * A snapshot over a listing whose files are blobs of the repository.
 * @param mayHaveLinks asked before git is, which takes as long as a list of all files
 */
export function objectSnapshot(
  repository: Repository,
  name: string,
  listing: Listing,
  mayHaveLinks: () => Promise<boolean> = async () => true,
): ObjectSnapshot {
  const lists = cachedListing(listing)
  let links: Promise<FollowedLinks | undefined> | undefined
  const follow = async () => {
    const found = (await mayHaveLinks()) ? await readTargets(repository, await listing.links()) : []
    return found.length === 0 ? undefined : followLinks(await lists.all(), found)
  }
  const followed = () => {
    links ??= follow()
    return links
  }
  const withLinked = async (
    own: Promise<readonly SnapshotFile[]>,
    isWanted: (file: SnapshotFile) => boolean,
  ) => {
    const [files, linked] = await allInOrder([own, followed()])
    return linked === undefined ? files : sortByPath([...files, ...linked.files.filter(isWanted)])
  }
  return {
    name,
    environment: repository.environment,
    list: () => withLinked(lists.all(), () => true),
    listFolders: (folders, whole = []) => {
      const wanted = new Set(folders)
      return withLinked(
        lists.folders(folders, whole),
        ({ path }) => wanted.has(folderOf(path)) || whole.some((folder) => isBelow(path, folder)),
      )
    },
    followed,
    unfollowed: async () => (await followed())?.unfollowed ?? [],
    leadsThroughLink: async (path) => (await followed())?.files.some((file) => file.path === path) ?? false,
    sizes: (files) => blobSizes(repository, files.map(idOf)),
    read: (files) => readBlobs(repository, files.map(idOf)),
    readStart: (file, length) => readBlobStart(repository, file.id, length),
    ...(repository.top === repository.gitDir ? {} : { installed: () => loadInstalled(repository) }),
    ...packagesOf(repository),
    search: async (texts, endings, onLine) => {
      const linked = (await followed())?.files ?? []
      return searchLinked(linked, endings, onLine, (paths, each) =>
        listing.search({ texts, endings, paths }, each),
      )
    },
  }
}

/** Loaded where a template calls a module that is elsewhere. */
async function loadInstalled({ top, environment }: Repository): Promise<InstalledFiles> {
  const { installedFiles } = await import('./installed-modules.ts')
  return installedFiles(top, environment.TF_DATA_DIR || undefined)
}

/** Those of the work tree; without one, as on a server, those of the folder that MVC_PACKS names. */
function packagesOf({ top, gitDir, environment }: Repository): Pick<Snapshot, 'packages'> {
  const folder = top === gitDir ? environment.MVC_PACKS : top
  return folder ? { packages: () => loadPackages(folder) } : {}
}

/** Loaded where a configuration extends a package. @param top absolute: the folder that `node_modules` is looked for in */
export async function loadPackages(top: string): Promise<InstalledPackages> {
  const { installedPackages } = await import('./installed-packages.ts')
  return installedPackages(top)
}

function idOf(file: SnapshotFile): string {
  return file.id
}

interface CachedListing {
  readonly all: () => Promise<readonly SnapshotFile[]>
  readonly folders: (folders: readonly string[], whole: readonly string[]) => Promise<readonly SnapshotFile[]>
}

type ByFolder = ReadonlyMap<string, readonly SnapshotFile[]>

function cachedListing(listing: Listing): CachedListing {
  let whole: Promise<readonly SnapshotFile[]> | undefined
  let wholeByFolder: Promise<ByFolder> | undefined
  const byFolder = new Map<string, Promise<readonly SnapshotFile[]>>()
  const trees = new Map<string, Promise<readonly SnapshotFile[]>>()

  const all = () => {
    whole ??= listing.all()
    return whole
  }
  const grouped = () => {
    wholeByFolder ??= all().then(groupByFolder)
    return wholeByFolder
  }
  const fetch = async (folders: readonly string[], below: readonly string[]): Promise<ByFolder> => {
    if (whole !== undefined) return grouped()
    const files = await listing.inFolders(folders, below)
    return files === undefined ? grouped() : groupByFolder(files)
  }
  const folders = async (wanted: readonly string[], below: readonly string[]) => {
    const asked = [...new Set(wanted)].filter(isSnapshotFolder)
    const unknown = asked.filter((folder) => !byFolder.has(folder))
    const unknownTrees = below.filter((folder) => !trees.has(folder))
    if (unknown.length + unknownTrees.length > 0) {
      const answer = fetch(unknown, unknownTrees)
      for (const folder of unknownTrees) {
        trees.set(
          folder,
          answer.then((found) => [...found].flatMap(([path, files]) => (isBelow(path, folder) ? files : []))),
        )
      }
      for (const folder of unknown) {
        byFolder.set(
          folder,
          answer.then((found) => found.get(folder) ?? []),
        )
      }
    }
    const lists = await allInOrder([
      ...asked.map((folder) => byFolder.get(folder) ?? []),
      ...below.map((folder) => trees.get(folder) ?? []),
    ])
    return sortByPath(below.length === 0 ? lists.flat() : [...new Set(lists.flat())])
  }
  return { all, folders }
}

function groupByFolder(files: readonly SnapshotFile[]): ByFolder {
  const groups = new Map<string, SnapshotFile[]>()
  for (const file of files) {
    const folder = folderOf(file.path)
    const group = groups.get(folder)
    if (group === undefined) groups.set(folder, [file])
    else group.push(file)
  }
  return groups
}
