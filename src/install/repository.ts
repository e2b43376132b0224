/** What the installer needs to know of a repository, asked through simple-git. */
import { type SimpleGit, simpleGit } from 'simple-git'
import { GateError, messageOf } from '../core/errors.ts'

export interface InstallTarget {
  /** The top level of the work tree. */
  readonly top: string
  /** Git's own hooks folder, absolute; one for all work trees. */
  readonly gitHooks: string
  /** `core.hooksPath`, where it is set, and who set it. */
  readonly hooksPath?: { readonly value: string; readonly scope: string }
}

/** simple-git drops GIT_* variables; these say which configuration files git will read when it runs the hooks. */
const CONFIG_VARIABLES = ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM']

/**
 * Looks at the repository around a folder; GIT_DIR and the like don't count: the installer means the repository
 * that the folder is in.
 * @throws GateError `git` when there is none
 */
export async function findInstallTarget(cwd: string): Promise<InstallTarget> {
  const git = simpleGit({ baseDir: cwd, allowEnvironment: CONFIG_VARIABLES })
  const top = await topLevel(git, cwd)
  const common = await ask(git, ['rev-parse', '--path-format=absolute', '--git-common-dir'])
  const hooksPath = await readHooksPath(git)
  return { top, gitHooks: `${common}/hooks`, ...(hooksPath ? { hooksPath } : {}) }
}

async function topLevel(git: SimpleGit, cwd: string): Promise<string> {
  try {
    return await ask(git, ['rev-parse', '--show-toplevel'])
  } catch (error) {
    const reason = messageOf(error)
    if (reason.includes('ENOENT')) throw new GateError('git', 'git is not on PATH', { hint: 'install git' })
    if (reason.includes('dubious ownership')) {
      throw new GateError('git', `this repository belongs to another user: ${cwd}`, {
        hint: "if you trust it: git config --global --add safe.directory '<its path>'",
      })
    }
    throw new GateError('git', `not a git repository: ${cwd}`, { hint: "run 'git init' first", cause: error })
  }
}

/** One answer of git; only its own line end is taken off, because paths may end in blanks. */
async function ask(git: SimpleGit, args: string[]): Promise<string> {
  return (await git.raw(args)).replace(/\n$/, '')
}

async function readHooksPath(git: SimpleGit): Promise<InstallTarget['hooksPath']> {
  // Git answers with exit code 1 when the key is not set, which simple-git reports as a failure.
  const answer = await git.raw(['config', '-z', '--show-scope', '--get', 'core.hooksPath']).catch(() => '')
  const [scope, value] = answer.split('\0')
  return scope === undefined || value === undefined ? undefined : { scope, value }
}
