/** Whether git's configuration may have changed, without starting git. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Environment } from '../core/environment.ts'

/**
 * The same as long as the files that git reads its configuration and its plain-text credentials from are the same, as far
 * as they are known without git: not the files that they include, and not those of helpers.
 * @param cwd absolute, in the work tree
 */
export async function gitConfigFingerprint(cwd: string, env: Environment): Promise<string> {
  const hash = createHash('sha256')
  for (const [name, value] of Object.entries(env).sort()) {
    if (name.startsWith('GIT_CONFIG')) hash.update(`${name}=${value}\0`)
  }
  const states = await Promise.all([...(await ownFiles(cwd, env)), ...userFiles(env)].map(stateOf))
  return hash.update(states.join('\0')).digest('hex')
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

async function ownFiles(cwd: string, env: Environment): Promise<readonly string[]> {
  const folder = env.GIT_DIR ? resolve(cwd, env.GIT_DIR) : await findGitFolder(cwd)
  if (folder === undefined) return []
  const common = await readFile(join(folder, 'commondir'), 'utf8').catch(() => '.')
  return [join(resolve(folder, common.trim()), 'config'), join(folder, 'config.worktree')]
}

async function findGitFolder(cwd: string): Promise<string | undefined> {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = join(folder, '.git')
    const found = await stat(path).catch(() => undefined)
    if (found?.isDirectory()) return path
    if (found?.isFile()) {
      const text = await readFile(path, 'utf8').catch(() => '')
      return resolve(folder, text.replace(/^gitdir: /, '').trim())
    }
    if (folder === dirname(folder)) return undefined
  }
}

async function stateOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  return found === undefined ? path : `${path} ${found.size} ${found.mtimeMs} ${found.ino}`
}
