/** What is looked at in a mirror before its files are read. */
import { GateError } from '../core/errors.ts'
import type { SnapshotFile } from '../core/snapshot.ts'
import { type Repository, runGit, streamGit } from './git.ts'
import { decodePath } from './paths.ts'

/**
 * Counts the entries of a tree without holding them: a few small objects can stand for a tree of any size.
 * @throws GateError `git` where there are more than `most`
 */
export async function expectAtMost(repository: Repository, tree: string, most: number): Promise<void> {
  let entries = 0
  await streamGit(repository, ['ls-tree', '-r', '-z', '--full-tree', tree], {}, (chunk) => {
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, at + 1)) entries++
    return entries > most ? 'enough' : 'more'
  })
  if (entries > most) {
    throw new GateError('git', `the repository has more than ${most} files`, {
      hint: 'allow more with --max-files, or leave it out of the list',
    })
  }
}

/**
 * Fetches what a partial mirror lacks of some files, all at once: git by itself asks for one after the other.
 * @throws GateError `git`
 */
export async function fetchFiles(
  repository: Repository,
  tree: string,
  files: readonly SnapshotFile[],
): Promise<void> {
  const listed = await runGit(
    { ...repository, environment: { ...repository.environment, GIT_NO_LAZY_FETCH: '1' } },
    ['rev-list', '--objects', '--no-object-names', '--missing=print', tree],
  )
  const missing = new Set(
    decodePath(listed)
      .split('\n')
      .filter((line) => line.startsWith('?'))
      .map((line) => line.slice(1)),
  )
  const wanted = [...new Set(files.map(({ id }) => id))].filter((id) => missing.has(id))
  if (wanted.length === 0) return
  await runGit(
    repository,
    [
      ...['-c', 'fetch.negotiationAlgorithm=noop', 'fetch', '--quiet', '--no-tags', '--no-write-fetch-head'],
      ...['--no-recurse-submodules', '--filter=blob:none', '--stdin', 'origin'],
    ],
    { input: Buffer.from(`${wanted.join('\n')}\n`) },
  )
}
