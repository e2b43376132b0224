/** How many threads judge. Loaded only where there are many templates. */
import { availableParallelism } from 'node:os'
import type { Workers } from '../gate/evaluate/judge.ts'
import { threadEntry } from '../package-files.ts'
import { startWorkers } from '../workers/pool.ts'

/** With fewer templates, threads cost more processor time than they save: each compiles the program for itself. */
const WORTH_WORKERS = 100
/** Each takes 100 MB and more. */
const MOST_BY_DEFAULT = 8

/**
 * Starts as many worker threads as judge beside this one; undefined where this one does everything.
 * @param wanted how many threads, with this one; by default one for each core
 */
export function openWorkers(templates: number, wanted: number | undefined): Workers | undefined {
  const count = wanted ?? (templates < WORTH_WORKERS ? 1 : Math.min(availableParallelism(), MOST_BY_DEFAULT))
  const entry = threadEntry('worker')
  return count > 1 && entry !== undefined ? startWorkers(count - 1, entry) : undefined
}
