/** What a page says of its run: repository, branch, commit and command. */
import { basename } from 'node:path'
import type { Action, Report } from '../core/report.ts'
import { openRepository, type Repository, runGit } from '../git/git.ts'
import { decodePath } from '../git/paths.ts'
import type { RunFacts } from '../report/format-options.ts'
import type { Context } from './context.ts'

const HOOK_COMMANDS: Readonly<Record<Exclude<Action, 'scan'>, string>> = {
  commit: 'git commit',
  merge: 'git merge',
  push: 'git push',
  receive: 'mvc-gate pre-receive',
}

/** Never rejects: outside of a repository only the command is known. */
export async function runFacts({ action }: Pick<Report, 'action'>, context: Context): Promise<RunFacts> {
  // What git gives a pre-push hook holds the remote's URL, and with it perhaps a credential.
  const command =
    action === 'scan' ? ['mvc-gate', ...(context.argv ?? ['scan'])].join(' ') : HOOK_COMMANDS[action]
  const repository = await openRepository(context.cwd, context.env).catch(() => undefined)
  const node = process.versions.node
  if (repository === undefined) return { command, node }
  // What HEAD is on a server has nothing to do with a push.
  if (action === 'receive') return { command, node, repository: basename(repository.top) }
  const branch = await branchOf(repository).catch(() => undefined)
  return {
    command,
    node,
    repository: basename(repository.top),
    ...(branch === undefined ? {} : { branch }),
    ...(repository.head === undefined ? {} : { commit: repository.head }),
  }
}

/** Undefined where HEAD is detached. */
async function branchOf(repository: Repository): Promise<string | undefined> {
  const answer = await runGit(repository, ['symbolic-ref', '--quiet', '--short', 'HEAD'], { okCodes: [0, 1] })
  return decodePath(answer).trim() || undefined
}
