/** A sweep by this process and its children. */
import { setTimeout as wait } from 'node:timers/promises'
import type { SweptLine } from './line.ts'
import type { Listed } from './list.ts'
import { type Visiting, visit } from './visit.ts'

export interface Tries {
  /** How often a repository is tried in all. */
  readonly most: number
  /** Milliseconds before the second; each next one waits twice as long. */
  readonly delay: number
}

/** Milliseconds before try `next`, counted from 1. */
export function delayBefore(next: number, { delay }: Tries): number {
  return next <= 1 ? 0 : delay * 2 ** (next - 2)
}

/**
 * Visits all repositories, `jobs` of them at a time. What may pass is tried again when the others are done.
 * @param onLine gets each line once, in the order in which they are done
 */
export async function sweepHere(
  all: readonly Listed[],
  visiting: Visiting,
  jobs: number,
  tries: Tries,
  onLine: (line: SweptLine) => void,
): Promise<void> {
  let pending = all
  for (let attempt = 1; pending.length > 0; attempt++) {
    if (attempt > 1) await wait(delayBefore(attempt, tries))
    const again: Listed[] = []
    await inParallel(pending, jobs, async (listed) => {
      const { line, mayPass } = await visit(listed, visiting, attempt)
      if (mayPass && attempt < tries.most) again.push(listed)
      else onLine(line)
    })
    pending = again
  }
}

async function inParallel<T>(
  all: readonly T[],
  count: number,
  act: (each: T) => Promise<void>,
): Promise<void> {
  const queue = all.values()
  const work = async () => {
    for (const each of queue) await act(each)
  }
  await Promise.all(Array.from({ length: Math.min(count, all.length) }, work))
}
