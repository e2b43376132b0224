/** What a request asks to fix. */
import { diskChanges } from '../../git/disk.ts'
import { openRepository } from '../../git/git.ts'
import { stagedChange } from '../../git/staged.ts'
import type { Context } from '../context.ts'
import { below } from '../scan.ts'
import { diskTarget } from './disk-target.ts'
import { stagedTarget } from './staged-target.ts'
import type { FixTarget } from './target.ts'

export interface Wanted {
  readonly paths: readonly string[]
  readonly staged: boolean
  readonly how: 'write' | 'diff' | 'ask'
}

/** @throws GateError `usage` for a path that does not exist, `git`, `io` */
export async function targetsOf(
  { paths, staged, how }: Wanted,
  context: Context,
): Promise<readonly FixTarget[]> {
  const { cwd, env } = context
  if (!staged) {
    const named = paths.length === 0 ? ['.'] : paths
    return (await diskChanges(named, cwd, env)).map((change) =>
      diskTarget(change, named, cwd, how !== 'diff'),
    )
  }
  const repository = await openRepository(cwd, env)
  const whole = await stagedChange(repository)
  const change = paths.length === 0 ? whole : await below(whole, repository, paths, cwd)
  return [await stagedTarget(repository, { ...change, snapshot: whole.snapshot }, paths, cwd)]
}
