/** Limits of one replica: how often, how many at once, and how many bytes at once. */

/** A number of tries, of which some come back each second, for each name. */
export interface RateLimit {
  /** Takes one; the seconds to wait where none is left. */
  take(name: string): number | undefined
  /** The seconds to wait where none is left; takes nothing. */
  waitFor(name: string): number | undefined
}

/** Names that are remembered; those that were seen longest ago go first, and begin anew. */
const MOST_NAMES = 10_000

interface Bucket {
  left: number
  /** Milliseconds. */
  at: number
}

/**
 * @param burst how many there are at most
 * @param perSecond how many come back
 * @param now milliseconds, monotonic
 */
export function createRateLimit(burst: number, perSecond: number, now: () => number): RateLimit {
  const buckets = new Map<string, Bucket>()
  const current = (name: string): Bucket => {
    const bucket = buckets.get(name) ?? { left: burst, at: now() }
    const time = now()
    bucket.left = Math.min(burst, bucket.left + ((time - bucket.at) / 1_000) * perSecond)
    bucket.at = time
    return bucket
  }
  const waitOf = ({ left }: Bucket) =>
    left >= 1 ? undefined : Math.max(1, Math.ceil((1 - left) / perSecond))
  return {
    take(name) {
      const bucket = current(name)
      buckets.delete(name)
      buckets.set(name, bucket)
      const [oldest] = buckets.keys()
      if (buckets.size > MOST_NAMES && oldest !== undefined) buckets.delete(oldest)
      const wait = waitOf(bucket)
      if (wait === undefined) bucket.left--
      return wait
    },
    waitFor: (name) => waitOf(current(name)),
  }
}

/** Room for work at once. */
export interface Room {
  /** Takes a place and bytes; undefined where it is full. The result gives them back, once. */
  enter(bytes: number): (() => void) | undefined
  readonly count: number
}

export function createRoom(mostCount: number, mostBytes: number): Room {
  let [count, bytes] = [0, 0]
  return {
    enter(size) {
      if (count >= mostCount || bytes + size > mostBytes) return undefined
      count++
      bytes += size
      let isIn = true
      return () => {
        if (!isIn) return
        isIn = false
        count--
        bytes -= size
      }
    },
    get count() {
      return count
    },
  }
}
