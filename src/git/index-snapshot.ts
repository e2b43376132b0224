/** The index as a snapshot: what `git commit` is about to write. */
import type { SnapshotFile } from '../core/snapshot.ts'
import { EMPTY_TREE } from './empty-tree.ts'
import { type Repository, runGit } from './git.ts'
import { type IndexEntry, isFile, isLink, pathOf, readIndex } from './index-file.ts'
import { searchIndex } from './index-search.ts'
import { listLinks } from './link-entries.ts'
import { type Listing, type ObjectSnapshot, objectSnapshot } from './listing.ts'
import { bytesOfPath, isTextPath } from './paths.ts'
import { type DiffEntry, isTouched, parseDiff } from './raw-diff.ts'
import { searchLines } from './search.ts'

/**
 * The index that GIT_INDEX_FILE names, or the repository's own. Unmerged paths and those of `git add -N` are
 * left out: git commits neither (it refuses to commit while a path is unmerged).
 */
export function indexSnapshot(repository: Repository): ObjectSnapshot {
  return objectSnapshot(repository, 'the index', indexListing(repository))
}

/**
 * How the index differs from a tree; folders that a sparse index keeps as one entry come as files.
 * @param tree a commit or a tree
 * @param pathspecs limits the answer; none is everything
 */
export async function diffIndex(
  repository: Repository,
  tree: string,
  pathspecs: readonly string[] = [],
): Promise<readonly DiffEntry[]> {
  const how = ['--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--ita-invisible-in-index']
  return parseDiff(await runGit(repository, ['diff-index', ...how, tree, '--', ...pathspecs]))
}

/** What git says of the index, where it can't be read here. */
function indexListing(repository: Repository): Listing {
  const git = askedListing(repository)
  return {
    ...listingOf(() => readIndex(repository)?.entries, git),
    search: async (searched, onLine) => {
      const index = readIndex(repository)
      if (index === undefined) return git.search(searched, onLine)
      return searchIndex(repository, index, searched, (each) => git.search(searched, each), onLine)
    },
  }
}

/**
 * A listing of a commit that the index is compared with: the index, without the differences.
 * @param differences as `diffIndex` gives them for the commit
 * @param git lists the commit where the index can't be read here, and searches it
 */
export function listingBefore(
  repository: Repository,
  differences: readonly DiffEntry[],
  git: Listing,
): Listing {
  let entries: readonly IndexEntry[] | undefined
  const entriesBefore = () => {
    entries ??= withoutDifferences(readIndex(repository)?.entries, differences)
    return entries
  }
  return { ...git, ...listingOf(entriesBefore, git) }
}

function withoutDifferences(
  entries: readonly IndexEntry[] | undefined,
  differences: readonly DiffEntry[],
): readonly IndexEntry[] | undefined {
  const changed = new Set(differences.map(({ path }) => bytesOfPath(path)))
  const before = differences.flatMap(({ path, oldMode, oldId }) => {
    const mode = Number.parseInt(oldMode, 8)
    return mode === 0 ? [] : [{ mode, bytes: bytesOfPath(path), id: oldId }]
  })
  const kept = entries?.filter(({ bytes }) => !changed.has(bytes))
  return kept && [...kept, ...before].sort((a, b) => (a.bytes < b.bytes ? -1 : 1))
}

/** @param read the entries in git's order; undefined where git has to be asked */
function listingOf(
  read: () => readonly IndexEntry[] | undefined,
  git: Listing,
): Pick<Listing, 'all' | 'inFolders' | 'links'> {
  return {
    all: async () => read()?.filter(isFile).map(fileOf) ?? git.all(),
    inFolders: async (folders, whole) => {
      const entries = read()
      return entries === undefined ? git.inFolders(folders, whole) : filesIn(entries, folders, whole)
    },
    links: async () => read()?.filter(isLink).map(fileOf) ?? git.links(),
  }
}

function fileOf(entry: IndexEntry): SnapshotFile {
  return { path: pathOf(entry), id: entry.id }
}

function filesIn(
  entries: readonly IndexEntry[],
  folders: readonly string[],
  whole: readonly string[],
): readonly SnapshotFile[] {
  const startOf = (folder: string) => (folder === '.' ? '' : `${bytesOfPath(folder)}/`)
  const wanted = new Set(folders.map(startOf))
  const trees = whole.map(startOf)
  const isWanted = ({ bytes }: IndexEntry) =>
    wanted.has(bytes.slice(0, bytes.lastIndexOf('/') + 1)) || trees.some((tree) => bytes.startsWith(tree))
  return entries.filter((entry) => isFile(entry) && isWanted(entry)).map(fileOf)
}

/** The whole list is the difference from nothing: `ls-files` would add the paths of `git add -N`. */
function askedListing(repository: Repository): Listing {
  const list = async (pathspecs: readonly string[]): Promise<readonly SnapshotFile[]> => {
    const entries = await diffIndex(repository, EMPTY_TREE[repository.objectFormat], pathspecs)
    return entries.filter(isTouched).map((entry) => ({ path: entry.path, id: entry.newId }))
  }
  return {
    all: () => list([]),
    inFolders: async (folders, whole) => {
      const pathspecs = [...folders.map(folderPathspec), ...whole.map((folder) => `:(top,literal)${folder}`)]
      const length = pathspecs.reduce((sum, pathspec) => sum + (pathspec?.length ?? 0) + 3, 0)
      if (length > MAX_ARGUMENTS || !pathspecs.every((pathspec) => pathspec !== undefined)) return undefined
      return list(pathspecs)
    },
    links: () => listLinks(repository, '--cached'),
    search: (searched, onLine) => searchLines(repository, '--cached', searched, onLine),
  }
}

/** Characters; Windows takes 32,767 for the whole command line. */
const MAX_ARGUMENTS = 16_000

/** The files directly in a folder; undefined when an argument can't say it on every system. */
function folderPathspec(folder: string): string | undefined {
  if (folder === '.') return ':(top,glob)*'
  // A backslash would be a separator on Windows, so special characters are escaped by brackets.
  if (folder.includes('\\') || !isTextPath(folder)) return undefined
  return `:(top,glob)${folder.replace(/[*?[]/g, '[$&]')}/*`
}
