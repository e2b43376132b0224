/** When to retry: pure functions of the attempt and the response. Times are in milliseconds. */

/** Requests of one kind in a row before giving up, the first included. */
export const MOST_ATTEMPTS = 5

/** The same if nothing is reachable: without a network, a hook must not make people wait. */
export const MOST_ATTEMPTS_UNREACHABLE = 2

const BASE = 400
const MOST = 8_000
/** A full queue empties slowly. */
const BUSY_BASE = 2_000
const BUSY_MOST = 30_000
/** A server may request longer than anyone can wait. */
const MOST_RETRY_AFTER = 60_000

/**
 * Full jitter: anything up to a bound that doubles, so that many clients don't come back at once.
 * @param attempt 1 after the first failure
 * @param random in [0, 1)
 */
export function backOff(attempt: number, random: number): number {
  return random * Math.min(MOST, BASE * 2 ** attempt)
}

/**
 * How long to wait after a 429.
 * @param retryAfter the header: seconds, or a date
 * @param now milliseconds since 1970
 */
export function waitWhenBusy(
  attempt: number,
  random: number,
  retryAfter: string | undefined,
  now: number,
): number {
  const asked = readRetryAfter(retryAfter, now)
  if (asked !== undefined) return Math.min(MOST_RETRY_AFTER, asked) + random * 250
  return (0.5 + random / 2) * Math.min(BUSY_MOST, BUSY_BASE * 2 ** (attempt - 1))
}

function readRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === '') return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1_000 : undefined
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

const FIRST_LOOK = 500
const LAST_INTERVAL = 5_000
/** A look just before the usual time costs one request; one long after it costs the user's time. */
const EARLY = 0.9
const LATEST_FIRST_LOOK = 20_000

/**
 * When to look for a result for the first time after a submission.
 * @param usual how long results have taken before; undefined where nothing is known
 */
export function firstLook(usual: number | undefined): number {
  return Math.min(LATEST_FIRST_LOOK, Math.max(FIRST_LOOK, (usual ?? 0) * EARLY))
}

/** How long to wait between two looks: from half a second, growing to five, with jitter. */
export function nextLook(looks: number, random: number): number {
  return Math.min(LAST_INTERVAL, FIRST_LOOK * 1.4 ** (looks - 1)) * (0.8 + 0.4 * random)
}
