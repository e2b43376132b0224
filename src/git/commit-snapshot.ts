/** A commit as a snapshot. */
import { GateError } from '../core/errors.ts'
import type { SnapshotFile } from '../core/snapshot.ts'
import { readObjects } from './cat-file.ts'
import { type Repository, runGit } from './git.ts'
import type { GitObject } from './git-object.ts'
import { listLinks } from './link-entries.ts'
import { type Listing, type ObjectSnapshot, objectSnapshot } from './listing.ts'
import { decodePath, encodePath, pathOfBytes } from './paths.ts'
import { isRegular, splitAtNul } from './raw-diff.ts'
import { searchLines } from './search.ts'
import { readTree } from './tree-object.ts'

/** How to find out what a commit has, where that is known better than by asking git. */
export interface CommitFacts {
  /** Whether it may have symbolic links, where that is known before git is asked. */
  readonly mayHaveLinks?: () => Promise<boolean>
  readonly listing?: Listing
}

/**
 * The files of a commit.
 * @param commit its full id
 */
export function commitSnapshot(
  repository: Repository,
  commit: string,
  { mayHaveLinks, listing = commitListing(repository, commit) }: CommitFacts = {},
): ObjectSnapshot {
  return objectSnapshot(repository, `commit ${commit.slice(0, 7)}`, listing, mayHaveLinks)
}

/** What git says of a commit. */
export function commitListing(repository: Repository, commit: string): Listing {
  return {
    all: async () =>
      parseTreeListing(await runGit(repository, ['ls-tree', '-r', '-z', '--full-tree', commit])),
    links: () => listLinks(repository, commit),
    search: (searched, onLine) => searchLines(repository, commit, searched, onLine),
    inFolders: async (folders, whole) => {
      const all = [...new Set([...folders, ...whole])]
      // Names are separated by line breaks on cat-file's input.
      if (all.some((folder) => folder.includes('\n'))) return undefined
      const names = all.map((folder) => encodePath(`${commit}:${folder === '.' ? '' : folder}`))
      const objects = await readObjects(repository, names)
      const trees = objects.map((object, i) => {
        if (object?.type !== 'tree') return { files: [], hasFolders: false }
        return filesOfTree(object, all[i] ?? '.', repository)
      })
      // What is below the folders in it has to be listed from the top.
      if (trees.some(({ hasFolders }, i) => hasFolders && whole.includes(all[i] ?? ''))) return undefined
      return trees.flatMap(({ files }) => files)
    },
  }
}

/** The lines of `ls-tree -r -z`: `<mode> <type> <id>\t<path>`. */
function parseTreeListing(output: Uint8Array): readonly SnapshotFile[] {
  const files: SnapshotFile[] = []
  for (const line of splitAtNul(output)) {
    const tab = line.indexOf(TAB)
    const [mode = '', , id = ''] = line.toString('latin1', 0, tab).split(' ')
    if (isRegular(mode)) files.push({ path: decodePath(line.subarray(tab + 1)), id })
  }
  return files
}

const TAB = 0x09

/**
 * The regular files of a tree, and whether it has folders.
 * @throws GateError `git` for a tree that is damaged
 */
function filesOfTree(
  { content }: GitObject,
  folder: string,
  { objectFormat }: Repository,
): { readonly files: readonly SnapshotFile[]; readonly hasFolders: boolean } {
  const entries = readTree(content, objectFormat)
  if (entries === undefined) throw new GateError('git', `the tree of ${folder} is damaged`)
  const prefix = folder === '.' ? '' : `${folder}/`
  const files = entries
    .filter(({ mode }) => isRegular(mode))
    .map(({ name, id }) => ({ path: `${prefix}${pathOfBytes(name)}`, id }))
  return { files, hasFolders: entries.some(({ isTree }) => isTree) }
}
