/** Symbolic links that are not followed, where a template may be behind them. */
import type { ConfigFor } from '../../config/load.ts'
import { folderFramework, isNamed } from '../../core/frameworks.ts'
import { folderOf, nameOf } from '../../core/path.ts'
import type { NotChecked } from '../../core/report.ts'
import type { Change, Snapshot, UnfollowedLink } from '../../core/snapshot.ts'
import type { UnreadFile } from '../../core/source.ts'

const REASONS: Readonly<Record<UnfollowedLink['why'], string>> = {
  outside: 'a symbolic link that leads out of the repository',
  missing: 'a symbolic link to something that is not in the repository',
  loop: 'a symbolic link that leads back to itself',
  many: 'a symbolic link to a folder with too many files',
}

/** The links of folders that are templates, as files of them that could not be read. */
export async function unfollowedParts(
  snapshot: Snapshot,
  folders: Iterable<string>,
): Promise<ReadonlyMap<string, readonly UnreadFile[]>> {
  const parts = new Map([...folders].map((folder): [string, UnreadFile[]] => [folder, []]))
  for (const link of (await snapshot.unfollowed?.()) ?? []) {
    if (folderFramework(link.path) !== undefined) parts.get(folderOf(link.path))?.push(toUnread(link))
  }
  return parts
}

/** What lies outside is not of the repository, which can be right without it. */
function toUnread({ path, why }: UnfollowedLink): UnreadFile {
  return { path, reason: REASONS[why], cause: why === 'outside' ? 'outside' : 'link' }
}

/** The links that a change brings and that are not followed, but for those that are parts of templates. */
export async function unfollowedLinks(
  { snapshot, links = [] }: Change,
  configFor: ConfigFor,
): Promise<readonly NotChecked[]> {
  if (links.length === 0) return []
  const brought = new Set(links)
  const unfollowed = ((await snapshot.unfollowed?.()) ?? []).filter(({ path }) => brought.has(path))
  return unfollowed.flatMap(({ path, why }) => {
    const match = configFor(folderOf(path)).files.match(path)
    if (match === 'excluded' || (match === 'wanted' && isPart(path, why))) return []
    // Without an ending it may be a folder of templates.
    const notable = match === 'wanted' || !nameOf(path).includes('.')
    return [{ path, reason: REASONS[why], notable }]
  })
}

/** Whether the folder's template is judged without it, and says so. */
function isPart(path: string, why: UnfollowedLink['why']): boolean {
  const framework = folderFramework(path)
  return framework !== undefined && isNamed(path, framework.files) && why !== 'outside'
}
