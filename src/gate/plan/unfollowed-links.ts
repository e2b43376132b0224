/** Symbolic links that are not followed, where a template may be behind them. */
import { type ConfigFor, isConfigPath } from '../../config/load.ts'
import { POLICY_FOLDER } from '../../config/policy-files.ts'
import { GateError } from '../../core/errors.ts'
import { folderFramework, isNamed } from '../../core/frameworks.ts'
import { folderOf, isBelow, nameOf } from '../../core/path.ts'
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

/**
 * The links that a change brings and that are not followed, but for those that are parts of templates.
 * @throws GateError `config` for one in the place of a configuration, of policies or of exceptions, which would look as if
 * they were in force
 */
export async function unfollowedLinks(
  { snapshot, links = [] }: Change,
  configFor: ConfigFor,
): Promise<readonly NotChecked[]> {
  if (links.length === 0) return []
  const brought = new Set(links)
  const unfollowed = ((await snapshot.unfollowed?.()) ?? []).filter(({ path }) => brought.has(path))
  expectNoConfiguration(unfollowed, configFor)
  return unfollowed.flatMap(({ path, why }) => {
    const match = configFor(folderOf(path)).files.match(path)
    if (match === 'excluded' || (match === 'wanted' && isPart(path, why))) return []
    // Without an ending it may be a folder of templates.
    const notable = match === 'wanted' || !nameOf(path).includes('.')
    return [{ path, reason: REASONS[why], notable }]
  })
}

function expectNoConfiguration(links: readonly UnfollowedLink[], configFor: ConfigFor): void {
  const isPolicies = (path: string) => isBelow(path, POLICY_FOLDER) || isBelow(POLICY_FOLDER, path)
  const isExceptions = (path: string) => configFor(folderOf(path)).exceptions.path === path
  const link = links.find(({ path }) => isOwnConfig(path) || isPolicies(path) || isExceptions(path))
  if (link === undefined) return
  throw new GateError('config', `${link.path}: ${REASONS[link.why]}, so it is not read`, {
    hint: 'commit the file itself, or remove the link',
  })
}

/** A package.json is there for other things. */
function isOwnConfig(path: string): boolean {
  return isConfigPath(path) && nameOf(path) !== 'package.json'
}

/** Whether the folder's template is judged without it, and says so. */
function isPart(path: string, why: UnfollowedLink['why']): boolean {
  const framework = folderFramework(path)
  return framework !== undefined && isNamed(path, framework.files) && why !== 'outside'
}
