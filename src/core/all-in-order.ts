/**
 * As `Promise.all`, but waits for all; of several that fail, the first in the list is thrown, whichever failed first in
 * time. So a run that cannot read two files names the same one each time.
 */
export async function allInOrder<T>(work: Iterable<Promise<T>>): Promise<T[]> {
  const results = await Promise.allSettled(work)
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}
