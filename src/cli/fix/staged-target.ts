/** The index as what fixes are written to, and the work tree where that loses nothing. */
import { relative, resolve, sep } from 'node:path'
import type { Refusal } from '../../core/fix.ts'
import { isInstalled } from '../../core/installed.ts'
import { folderOf, isBelow } from '../../core/path.ts'
import type { Change } from '../../core/snapshot.ts'
import { followIndex } from '../../git/follow-index.ts'
import type { Repository } from '../../git/git.ts'
import type { ObjectSnapshot } from '../../git/listing.ts'
import { type IndexEntry, indexEntries, updateIndex } from '../../git/write-index.ts'
import type { FixedFile, FixPlace, FixTarget, Written } from './target.ts'

/** @param paths what the user named, relative to `cwd` or absolute: nothing else is written; none is everything */
export async function stagedTarget(
  repository: Repository,
  change: Change & { readonly snapshot: ObjectSnapshot },
  paths: readonly string[],
  cwd: string,
): Promise<FixTarget> {
  const named = paths.map((path) => relative(repository.top, resolve(cwd, path)).split(sep).join('/') || '.')
  const linked = new Map((await change.snapshot.followed())?.files.map(({ path, target }) => [path, target]))
  const targetOf = (path: string) => linked.get(path) ?? path
  const before = await indexEntries(repository)
  const placeOf = async (from: string): Promise<FixPlace | Refusal> => {
    const path = targetOf(from)
    if (isInstalled(path)) return { refused: `${path} belongs to an installed module` }
    if (named.length > 0 && !named.some((each) => isBelow(path, each))) {
      return { refused: `the change is to be made in ${path}, which is not among the given paths` }
    }
    const files = await change.snapshot.listFolders([folderOf(path)])
    const file = files.find((each) => each.path === path)
    if (file === undefined || before.get(path)?.id !== file.id)
      return { refused: `${path} is not in the index` }
    return { key: path, path, file }
  }
  const check = async (files: readonly FixedFile[]) =>
    changedSince(before, await indexEntries(repository), files)
  return {
    change,
    keyOf: async ({ path }) => targetOf(path),
    placeOf,
    check,
    write: async (files) => ({ refused: new Map(), notes: await write(repository, before, files) }),
  }
}

type Entries = ReadonlyMap<string, IndexEntry>

function changedSince(before: Entries, now: Entries, files: readonly FixedFile[]): Map<string, string> {
  const refused = new Map<string, string>()
  for (const { place } of files) {
    const [then, found] = [before.get(place.key), now.get(place.key)]
    if (then === undefined || found?.id !== then.id || found.mode !== then.mode) {
      refused.set(place.key, 'it was staged again in the meantime')
    }
  }
  return refused
}

/** @returns a line for each file of the work tree that stays as it is */
async function write(
  repository: Repository,
  entries: Entries,
  files: readonly FixedFile[],
): Promise<Written['notes']> {
  const updates = files.flatMap(({ place: { path }, before, after }) => {
    const entry = entries.get(path)
    return entry === undefined ? [] : [{ path, entry, before, content: after }]
  })
  const ids = await updateIndex(repository, updates)
  const notes: string[] = []
  if (repository.top === repository.gitDir) return notes
  for (const [i, { path, entry, before, content }] of updates.entries()) {
    if (entry.isSkipped) continue
    const after = { id: ids[i] ?? '', content }
    const why = await followIndex(repository, { path, before: { id: entry.id, content: before }, after })
    if (why !== undefined)
      notes.push(`${path}: fixed in the index only, the file in the work tree stays: ${why}`)
  }
  return notes
}
