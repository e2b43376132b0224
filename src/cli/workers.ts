/** How many threads judge. Loaded only where there are many templates. */
import { availableParallelism } from 'node:os'
import type { Workers } from '../gate/evaluate/judge.ts'
import { threadEntry } from '../package-files.ts'
import { startWorkers } from '../workers/pool.ts'

/** With fewer templates, threads cost more processor time than they save: each compiles the program for itself. */
const WORTH_WORKERS = 100
/** V8 collects and compiles beside each thread: of two cores, it has use for a third of the second one. */
const WORTH_A_SECOND_CORE = 3_000
/** Each takes 100 MB and more. */
const MOST_BY_DEFAULT = 8

/**
 * Starts as many worker threads as judge beside this one; undefined where this one does everything.
 * @param wanted how many threads, with this one; by default one for each core
 */
export function openWorkers(templates: number, wanted: number | undefined): Workers | undefined {
  const count = wanted ?? threadsFor(templates, availableParallelism())
  const entry = threadEntry('worker')
  return count > 1 && entry !== undefined ? startWorkers(count - 1, entry) : undefined
}

function threadsFor(templates: number, cores: number): number {
  const least = cores <= 2 ? WORTH_A_SECOND_CORE : WORTH_WORKERS
  return templates < least ? 1 : Math.min(cores, MOST_BY_DEFAULT)
}
