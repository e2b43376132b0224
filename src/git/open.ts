/**
 * Opens the repository of a hook. Git runs hooks at the top of the work tree, where the disk says what `rev-parse` would;
 * the git that reads the objects finds HEAD, and refuses a repository that git refuses.
 */
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describeObjects, shareGit } from './cat-file.ts'
import { gitEnvironment, pinRepository } from './environment.ts'
import { openRepository, type Repository } from './git.ts'
import { handedOver } from './handed-over.ts'
import { isTextPath } from './paths.ts'
import { readSmallFile } from './small-file.ts'

/**
 * The same as `openRepository`, without a git of its own where the folder is the top of a work tree.
 * @throws what `openRepository` throws
 */
export async function openAtTop(cwd: string, environment: NodeJS.ProcessEnv): Promise<Repository> {
  return (await openHere(cwd, environment)) ?? openRepository(cwd, environment)
}

/** Undefined where git has to say what the repository is, or that there is none. */
async function openHere(cwd: string, environment: NodeJS.ProcessEnv): Promise<Repository | undefined> {
  const folders = findFolders(cwd, environment)
  if (folders === undefined || ![cwd, folders.gitDir, folders.commonDir].every(isTextPath)) return undefined
  const own = gitEnvironment(environment)
  const asked = { top: cwd, ...folders, head: undefined, environment: own, signal: undefined }
  const draft: Repository = { ...asked, objectFormat: 'sha1' }
  const withHead = (head: string): Repository => ({
    ...draft,
    head,
    objectFormat: head.length === 64 ? 'sha256' : 'sha1',
    environment: pinRepository(own, { ...folders, workTree: cwd }),
  })
  // The git that was asked before has checked who owns the repository, as any git does.
  const handed = handedOver(environment)
  if (handed !== undefined) return { ...withHead(handed.head), staged: handed.entries }
  const [head] = await describeObjects(draft, [Buffer.from('HEAD^{commit}')]).catch(() => [undefined])
  if (head === undefined) return undefined
  const repository = withHead(head.id)
  // In its own environment, git checks who owns the repository.
  shareGit(draft, repository)
  return repository
}

type Folders = Pick<Repository, 'gitDir' | 'commonDir'>

/** https://git-scm.com/docs/gitrepository-layout */
function findFolders(cwd: string, environment: NodeJS.ProcessEnv): Folders | undefined {
  // To read a variable of the process takes a call of the system.
  const ofGit = Object.keys(environment).filter((name) => name.startsWith('GIT_'))
  if (ofGit.some((name) => saysElsewhere(name, environment[name]))) return undefined
  const gitDir = environment.GIT_DIR ? resolve(cwd, environment.GIT_DIR) : gitFolderIn(cwd)
  if (gitDir === undefined) return undefined
  const common = readSmallFile(join(gitDir, 'commondir'), MOST_BYTES)
  const commonDir = common === undefined ? gitDir : resolve(gitDir, common.replace(/\n$/, ''))
  const config = readSmallFile(join(commonDir, 'config'), MOST_BYTES)
  // `core.worktree`, `core.bare`, and a configuration for each work tree, which may set them.
  if (config === undefined || /worktree|bare\s*(?:=(?!\s*false\b)|$)/im.test(config)) return undefined
  return { gitDir, commonDir }
}

/** Whether a variable may say that the work tree, or what work trees share, is elsewhere. */
function saysElsewhere(name: string, value: string | undefined): boolean {
  if (name === 'GIT_WORK_TREE' || name === 'GIT_COMMON_DIR') return value !== undefined
  return name.startsWith('GIT_CONFIG_') && /worktree|bare/i.test(value ?? '')
}

/** In bytes. */
const MOST_BYTES = 1 << 20

function gitFolderIn(cwd: string): string | undefined {
  const path = join(cwd, '.git')
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path
  const [, named] = /^gitdir: ([^\n]+)\n?$/.exec(readSmallFile(path, MOST_BYTES) ?? '') ?? []
  return named === undefined ? undefined : resolve(cwd, named)
}
