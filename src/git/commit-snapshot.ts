/** A commit as a snapshot. */
import type { SnapshotFile } from '../core/snapshot.ts'
import { readObjects } from './cat-file.ts'
import { type Repository, runGit } from './git.ts'
import { type Listing, type ObjectSnapshot, objectSnapshot } from './listing.ts'
import { decodePath, encodePath } from './paths.ts'
import { isRegular, splitAtNul } from './raw-diff.ts'

/**
 * The files of a commit.
 * @param commit its full id
 * @param mayHaveLinks whether it may have symbolic links, where that is known before git is asked
 */
export function commitSnapshot(
  repository: Repository,
  commit: string,
  mayHaveLinks?: () => Promise<boolean>,
): ObjectSnapshot {
  const listing = commitListing(repository, commit)
  return objectSnapshot(repository, `commit ${commit.slice(0, 7)}`, commit, listing, mayHaveLinks)
}

function commitListing(repository: Repository, commit: string): Listing {
  return {
    all: async () =>
      parseTreeListing(await runGit(repository, ['ls-tree', '-r', '-z', '--full-tree', commit])),
    inFolders: async (folders) => {
      // Names are separated by line breaks on cat-file's input.
      if (folders.some((folder) => folder.includes('\n'))) return undefined
      const names = folders.map((folder) => encodePath(`${commit}:${folder === '.' ? '' : folder}`))
      const objects = await readObjects(repository, names)
      return objects.flatMap((object, i) => {
        if (object?.type !== 'tree') return []
        return parseTree(object.content, folders[i] ?? '.', repository)
      })
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
const SPACE = 0x20

/** The regular files of a tree object: `<mode> <name>\0` and the id's bytes, for each entry. */
function parseTree(content: Uint8Array, folder: string, repository: Repository): readonly SnapshotFile[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const idLength = repository.objectFormat === 'sha256' ? 32 : 20
  const prefix = folder === '.' ? '' : `${folder}/`
  const files: SnapshotFile[] = []
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(SPACE, at)
    const nul = bytes.indexOf(0, space)
    if (space === -1 || nul === -1) break
    const end = nul + 1 + idLength
    if (isRegular(bytes.toString('latin1', at, space))) {
      const name = decodePath(bytes.subarray(space + 1, nul))
      files.push({ path: `${prefix}${name}`, id: bytes.toString('hex', nul + 1, end) })
    }
    at = end
  }
  return files
}
