/** Which commits a remote was seen to have. */
import { type Repository, runGit } from './git.ts'
import { decodePath } from './paths.ts'

interface Remote {
  readonly name: string
  /** Where git fetches from, after `insteadOf`. */
  readonly url: string
}

/** What a branch of a remote was at the last fetch or push. */
export interface TrackedBranch {
  readonly id: string
  /** The branch's name at the remote, such as `main`; `HEAD` for the remote's own choice. */
  readonly branch: string
  /** Whether it is the branch that the remote's HEAD names. */
  readonly isDefault: boolean
}

/**
 * The branches that the tracking refs of a remote name; none when the push goes elsewhere than the remote's fetches
 * come from (a second push URL, a URL given by hand that no remote has).
 * @param name the remote's name, or the URL itself
 * @param url where the push goes
 */
export async function trackedBranches(
  repository: Repository,
  name: string,
  url: string,
): Promise<readonly TrackedBranch[]> {
  const remotes = await listRemotes(repository)
  const sources = remotes.filter(
    (remote) => (name === remote.name || name === url) && isSameRepository(remote.url, url),
  )
  const folders = sources.map((remote) => `refs/remotes/${remote.name}/`)
  if (folders.length === 0) return []
  const output = await runGit(repository, [
    'for-each-ref',
    '--format=%(objectname) %(refname) %(symref)',
    ...folders.filter((folder) => !/[*?[\\]/.test(folder)),
  ])
  // `refs/remotes/a/b/` belongs to the remote `a/b` if there is one, not to `a`.
  const others = remotes
    .filter((remote) => !sources.includes(remote))
    .map(({ name }) => `refs/remotes/${name}/`)
  const tracked = decodePath(output)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '))
    .filter(([, ref = '']) => longest(folders, ref) > longest(others, ref))
  const defaults = new Set(tracked.map(([, , target]) => target).filter(Boolean))
  return tracked.map(([id = '', ref = '']) => ({
    id,
    branch: ref.slice(longest(folders, ref)),
    isDefault: defaults.has(ref),
  }))
}

/** The length of the longest prefix that a ref has; 0 when it has none. */
function longest(prefixes: readonly string[], ref: string): number {
  return Math.max(0, ...prefixes.filter((prefix) => ref.startsWith(prefix)).map((prefix) => prefix.length))
}

async function listRemotes(repository: Repository): Promise<readonly Remote[]> {
  const lines = decodePath(await runGit(repository, ['remote', '--verbose'])).split('\n')
  return lines.flatMap((line) => {
    // A partial clone's filter stands behind: `origin\turl (fetch) [blob:none]`.
    const match = /^([^\t]+)\t(.*) \(fetch\)(?: \[[^\]]*\])?$/.exec(line)
    return match === null ? [] : [{ name: match[1] ?? '', url: match[2] ?? '' }]
  })
}

/**
 * Whether two URLs mean the same repository: equal, or the same path on the same host by two protocols
 * (fetched by https, pushed by ssh). A port or a home folder makes them differ.
 */
export function isSameRepository(a: string, b: string): boolean {
  if (a === b) return true
  const first = hostAndPath(a)
  return first !== undefined && first === hostAndPath(b)
}

/** `host/path` of a URL over the network, without user, `.git` and outer slashes. */
function hostAndPath(url: string): string | undefined {
  const match =
    /^(?:https?|ssh|git|git\+ssh):\/\/(?:[^@/]*@)?([^/:@]+)\/(.*)$/.exec(url) ?? SHORT_SSH.exec(url)
  const [, host, path] = match ?? []
  if (host === undefined || path === undefined) return undefined
  const plain = path
    .replace(/^\/+/, '')
    .replace(/\/$/, '')
    .replace(/\.git$/, '')
  return plain === '' || plain.startsWith('~') ? undefined : `${host.toLowerCase()}/${plain}`
}

/**
 * `git@host:path`, as hosting services write it. Another user's path would begin in that user's home folder, and
 * without a user `C:\path` would look the same.
 */
const SHORT_SSH = /^git@([^/:@]+):(?!\/\/)(.*)$/
