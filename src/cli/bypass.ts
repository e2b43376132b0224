/** What happens to a commit that bypasses the gate in this repository. */
import { resolve } from 'node:path'
import type { Bypass } from '../core/report.ts'
import { type Repository, runGit } from '../git/git.ts'
import { decodePath } from '../git/paths.ts'
import { runsGate } from '../install/find-hook.ts'

/** Looks at the hooks that git runs here. Never rejects: what cannot be found out is not promised. */
export async function bypassIn(repository: Repository): Promise<Bypass> {
  const folder = await hooksFolder(repository).catch(() => undefined)
  if (folder === undefined) return { recorded: false, pushChecked: false }
  const [recorded, pushChecked] = await Promise.all([
    runsGate(folder, 'post-commit'),
    runsGate(folder, 'pre-push'),
  ])
  return { recorded, pushChecked }
}

/** Absolute; undefined where an empty core.hooksPath switches the hooks off. */
async function hooksFolder(repository: Repository): Promise<string | undefined> {
  const answer = decodePath(await runGit(repository, ['rev-parse', '--git-path', 'hooks'])).replace(/\n$/, '')
  return answer === './' ? undefined : resolve(repository.top, answer)
}
