/** Whether git's configuration may have changed, without starting git. */
// Not 'node:fs/promises': a dozen small files of the user's own are quicker to look at one after the other.
import { createHash } from 'node:crypto'
import { readFileSync, type Stats, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Environment } from '../core/environment.ts'

/**
 * The same as long as the files that git reads its configuration and its plain-text credentials from are the same, as far
 * as they are known without git: not the files that they include, and not those of helpers. Holds no secret.
 * @param cwd absolute, in the work tree
 */
export function gitConfigFingerprint(cwd: string, env: Environment): string {
  return [givenConfig(env), ...[...ownFiles(cwd, env), ...userFiles(env)].map(stateOf)].join('\0')
}

/** What variables configure, which may be a password; hashing it takes ten milliseconds, which most runs are spared. */
function givenConfig(env: Environment): string {
  const given = Object.entries(env).filter(([name]) => name.startsWith('GIT_CONFIG'))
  return given.length === 0 ? '' : createHash('sha256').update(JSON.stringify(given.sort())).digest('hex')
}

/** https://git-scm.com/docs/git-config#FILES and https://git-scm.com/docs/git-credential-store#FILES */
function userFiles(env: Environment): readonly string[] {
  const home = env.HOME || homedir()
  const configured = env.XDG_CONFIG_HOME || join(home, '.config')
  return [
    join('/etc', 'gitconfig'),
    ...[env.GIT_CONFIG_SYSTEM, env.GIT_CONFIG_GLOBAL].filter((path) => path !== undefined),
    join(home, '.gitconfig'),
    join(configured, 'git', 'config'),
    join(home, '.git-credentials'),
    join(configured, 'git', 'credentials'),
  ]
}

function ownFiles(cwd: string, env: Environment): readonly string[] {
  const folder = env.GIT_DIR ? resolve(cwd, env.GIT_DIR) : findGitFolder(cwd)
  if (folder === undefined) return []
  const common = textOf(join(folder, 'commondir')) ?? '.'
  return [join(resolve(folder, common.trim()), 'config'), join(folder, 'config.worktree')]
}

function findGitFolder(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = join(folder, '.git')
    const found = statOf(path)
    if (found?.isDirectory()) return path
    if (found?.isFile()) return resolve(folder, (textOf(path) ?? '').replace(/^gitdir: /, '').trim())
    if (folder === dirname(folder)) return undefined
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function stateOf(path: string): string {
  const found = statOf(path)
  return found === undefined ? path : `${path} ${found.size} ${found.mtimeMs} ${found.ino}`
}
