type Results<T extends readonly unknown[] | []> = { -readonly [K in keyof T]: Awaited<T[K]> }

/**
 * As `Promise.all`, but waits for all; of several that fail, the first in the list is thrown, whichever failed first in
 * time. So a run that cannot read two files names the same one each time.
 */
export async function allInOrder<T extends readonly unknown[] | []>(work: T): Promise<Results<T>>
export async function allInOrder<T>(work: Iterable<T>): Promise<Awaited<T>[]>
export async function allInOrder(work: Iterable<unknown>): Promise<unknown> {
  const results = await Promise.allSettled(work)
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}
