/** What visits of a sweep take from the process, whoever gives them out. */
import { resolve } from 'node:path'
import { openDiskTips } from '../git/disk-tip.ts'
import { mirrorEnvironment } from '../git/mirror.ts'
import { threadEntry } from '../package-files.ts'
import type { OwnVisiting } from '../sweep/queue/worker.ts'
import { openTreePool } from '../sweep/tree-pool.ts'
import { openTextFolder } from '../sweep/verdict-store.ts'
import type { Context } from './context.ts'
import { today } from './gate-request.ts'

/**
 * Opens the folder of a sweep, and the processes that check.
 * @param folder absolute
 * @param build of this package; undefined from sources
 */
export function openVisiting(folder: string, build: string | undefined, { env }: Context): OwnVisiting {
  const environment = mirrorEnvironment(env, folder)
  return {
    folder,
    environment,
    diskTips: openDiskTips({ top: folder, environment, signal: undefined }),
    pool: openTreePool(threadEntry('sweep-judge')),
    store: openTextFolder(resolve(folder, 'verdicts'), build),
    today,
    open: new Map(),
  }
}
