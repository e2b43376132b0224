/** The policies that a pack brings. */
import { createHash } from 'node:crypto'
import { folderOf, isBelow } from '../../core/path.ts'
import type { Snapshot, SnapshotFile } from '../../core/snapshot.ts'
import { pathMatcher, relativeTo } from '../globs.ts'
import { isPolicyData, type PolicyFiles } from '../policy-files.ts'
import type { OpenedPackage } from './open-package.ts'

/** Larger than any policy file may be. */
const MAX_READ = 262_144

/**
 * The files that globs of a pack name: relative to its folder, and not beyond it. Undefined where there are none.
 * @param path of the pack's file
 * @param within the package that it is in
 */
export async function packPolicies(
  globs: readonly string[],
  path: string,
  within: OpenedPackage | undefined,
  snapshot: Snapshot,
): Promise<PolicyFiles | undefined> {
  if (globs.length === 0) return undefined
  const folder = folderOf(path)
  const [matches, relative] = [pathMatcher(globs), relativeTo(folder)]
  const all = within?.installed.files ?? (await snapshot.list())
  const files = all.filter(
    (file) =>
      file.path !== path &&
      isBelow(file.path, folder) &&
      isPolicyData(file.path) &&
      matches(relative(file.path)),
  )
  if (files.length === 0) return undefined
  return within === undefined ? { snapshot, files } : policiesOf(within, files, snapshot)
}

/** Policy files of a package, with ids that stand for their contents, as those of a snapshot do. */
async function policiesOf(
  { installed }: OpenedPackage,
  files: readonly SnapshotFile[],
  { environment }: Snapshot,
): Promise<PolicyFiles> {
  const sizes = await installed.sizes(files)
  // Whoever reads them says that one is too large.
  const isRead = (i: number) => (sizes[i] ?? 0) <= MAX_READ
  const contents = await installed.read(files.filter((_, i) => isRead(i)))
  let next = 0
  const known = files.map(({ path }, i) => {
    const content = isRead(i) ? (contents[next++] ?? new Uint8Array()) : new Uint8Array()
    const id = createHash('sha256').update(content).digest('hex')
    return { file: { path, id }, content, size: Math.max(sizes[i] ?? 0, content.length) }
  })
  const byPath = new Map(known.map((each) => [each.file.path, each]))
  return {
    files: known.map(({ file }) => file),
    snapshot: {
      ...(environment === undefined ? {} : { environment }),
      sizes: async (wanted) => wanted.map((file) => byPath.get(file.path)?.size ?? 0),
      read: async (wanted) => wanted.map((file) => byPath.get(file.path)?.content ?? new Uint8Array()),
    },
  }
}
