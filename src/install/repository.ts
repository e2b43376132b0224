/** What the installer needs to know about a repository, through simple-git. */
import { existsSync, realpathSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import { simpleGit } from 'simple-git'
import { GateError, messageOf } from '../core/errors.ts'

export interface InstallTarget {
  /** The top level of the work tree. */
  readonly top: string
  /**
   * The folder of the nearest package.json, from the top; without one the tools folder where it has one; else '.', which
   * is the top itself.
   */
  readonly folder: string
  /** Git's own hooks folder, absolute; one for all work trees. */
  readonly gitHooks: string
  /** `core.hooksPath`, where it is set (also to nothing), and the scope of git's that sets it. */
  readonly hooksPath?: { readonly value: string; readonly scope: string }
}

/** Where a repository without a package.json keeps one that installs the gate. */
export const TOOLS_FOLDER = '.mvc-gate'

/** simple-git drops GIT_* variables; these say which configuration files git will read when it runs the hooks. */
const CONFIG_VARIABLES = ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM']

/** They say where a repository is whose folder is elsewhere. */
const PLACE_VARIABLES = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_COMMON_DIR']

/**
 * Looks at the repository around a folder; GIT_DIR and the like don't count: git sets them for its hooks, and an install
 * that one of them starts may be in another repository.
 * @throws GateError `git` when there is none, or git fails
 */
export function findInstallTarget(cwd: string): Promise<InstallTarget> {
  return targetIn(cwd, CONFIG_VARIABLES)
}

/**
 * The same for people, who may keep the git folder elsewhere and name it by GIT_DIR: it counts where there is no
 * repository around the folder.
 * @throws GateError `git` when there is none, or git fails
 */
export async function findNamedTarget(
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<InstallTarget> {
  try {
    return await findInstallTarget(cwd)
  } catch (error) {
    if (!env.GIT_DIR) throw error
    return targetIn(cwd, [...CONFIG_VARIABLES, ...PLACE_VARIABLES])
  }
}

async function targetIn(cwd: string, variables: readonly string[]): Promise<InstallTarget> {
  const git = simpleGit({ baseDir: cwd, allowEnvironment: [...variables] })
  const ask = (args: string[]): Promise<string> =>
    git.raw(args).catch((error) => Promise.reject(explain(error, cwd)))
  const top = withoutLineEnd(await ask(['rev-parse', '--show-toplevel']))
  const common = withoutLineEnd(await ask(['rev-parse', '--path-format=absolute', '--git-common-dir']))
  if (!isAbsolute(common)) {
    throw new GateError('git', 'this version of git is too old', { hint: 'install git 2.31 or later' })
  }
  // Nothing at all when the key is not set; set to nothing, it switches the hooks off.
  const answer = await ask(['config', '-z', '--show-scope', '--type=path', '--get', 'core.hooksPath'])
  const [scope, value] = answer.split('\0')
  const hooksPath = scope === undefined || value === undefined ? {} : { hooksPath: { scope, value } }
  return { top, folder: packageFolder(top, cwd), gitHooks: join(common, 'hooks'), ...hooksPath }
}

/** Links are resolved, because git resolves them. */
function packageFolder(top: string, cwd: string): string {
  const here = relative(realpathSync(top), realpathSync(cwd))
    .split(sep)
    .filter((name) => name !== '')
  const hasManifest = (folder: string) => existsSync(join(top, folder, 'package.json'))
  for (let depth = here.length; depth > 0; depth--) {
    const folder = here.slice(0, depth).join('/')
    if (hasManifest(folder)) return folder
  }
  return !hasManifest('.') && hasManifest(TOOLS_FOLDER) ? TOOLS_FOLDER : '.'
}

/** Takes off git's own line end alone, because paths may end in blanks. */
function withoutLineEnd(answer: string): string {
  return answer.replace(/\n$/, '')
}

/** Why git failed; git's advice on repositories of other users is in no language but its own. */
export function explain(error: unknown, cwd: string): GateError {
  const said = messageOf(error)
  if (said.includes('ENOENT')) {
    return new GateError('git', 'git was not found on PATH', { hint: 'install git', cause: error })
  }
  const advice = /git config --global --add safe\.directory .+/.exec(said)
  if (advice !== null) {
    return new GateError('git', 'git refuses this repository because another user owns it', {
      hint: `if you trust it, run: ${advice[0]}`,
      cause: error,
    })
  }
  if (said.includes('not a git repository')) {
    return new GateError('git', `not a git repository: ${cwd}`, {
      hint: 'run `git init` first',
      cause: error,
    })
  }
  if (said.includes('must be run in a work tree')) {
    return new GateError('git', `no work tree in ${cwd}: git runs commit hooks only in one`, {
      hint: 'run this in a work tree, or `mvc-gate init --server bare` for the pushes that a bare repository receives',
      cause: error,
    })
  }
  const last = said.trim().split('\n').at(-1) ?? ''
  return new GateError('git', `git failed: ${last.replace(/^(?:fatal|error): /, '')}`, { cause: error })
}
