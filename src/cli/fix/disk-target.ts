/** Files on disk as what fixes are written to. */
import { resolve, sep } from 'node:path'
import type { Refusal } from '../../core/fix.ts'
import { isInstalled } from '../../core/installed.ts'
import { folderOf } from '../../core/path.ts'
import type { Change, SnapshotFile } from '../../core/snapshot.ts'
import { realPath } from '../../git/disk-links.ts'
import { replaceFile, whyNotReplaced } from '../../git/replace-file.ts'
import type { FixedFile, FixPlace, FixTarget } from './target.ts'

/**
 * @param paths what the user named, relative to `cwd` or absolute: nothing else is written
 * @param isWritten whether the files have to be writable
 */
export function diskTarget(
  change: Change,
  paths: readonly string[],
  cwd: string,
  isWritten: boolean,
): FixTarget {
  const real = new Map<string, Promise<string>>()
  const realOf = (path: string) => {
    const known = real.get(path) ?? realPath(path)
    real.set(path, known)
    return known
  }
  const named = paths.map((path) => resolve(cwd, path))
  const placeOf = async (path: string): Promise<FixPlace | Refusal> => {
    if (isInstalled(path)) return { refused: `${path} belongs to an installed module` }
    const files = await change.snapshot.listFolders([folderOf(path)])
    // A link that leads out is a file only where the user named it.
    const file = [...files, ...change.touched].find((each) => each.path === path)
    if (file === undefined) return { refused: `${path} was not found` }
    if (!named.some((each) => isWithin(file.id, each))) {
      return { refused: `the change is to be made in ${path}, which is not among the given paths` }
    }
    const key = await realOf(file.id)
    // The id of a file on disk is its root and its path.
    const root = await realOf(file.id.slice(0, file.id.length - path.length - 1) || sep)
    if (!isWithin(key, root)) return { refused: `${path} leads out of the repository` }
    const own = key.slice(root.endsWith(sep) ? root.length : root.length + 1)
    const why = isWritten ? await whyNotReplaced({ path: key }) : undefined
    if (why !== undefined) return { refused: `${path} was not changed: ${why}` }
    return { key, path: own.split(sep).join('/'), file }
  }
  return {
    change,
    keyOf: (file: SnapshotFile) => realOf(file.id).catch(() => file.id),
    placeOf,
    check: (files) => failures(files, whyNotReplaced),
    write: async (files) => ({ refused: await failures(files, replaceFile), notes: [] }),
  }
}

/** What an operation says of each file, where it says anything. */
async function failures(
  files: readonly FixedFile[],
  operation: (file: { path: string; before: Uint8Array; after: Uint8Array }) => Promise<string | undefined>,
): Promise<ReadonlyMap<string, string>> {
  const refused = new Map<string, string>()
  for (const { place, before, after } of files) {
    const why = await operation({ path: place.key, before, after })
    if (why !== undefined) refused.set(place.key, why)
  }
  return refused
}

function isWithin(path: string, folder: string): boolean {
  const [inner, outer] = [path, folder].map((each) => each.split(sep).join('/'))
  if (inner === undefined || outer === undefined) return false
  return inner === outer || inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`)
}
