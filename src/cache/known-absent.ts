/** That a credential helper answered "none": asking it again at every commit costs more than judging a template. */
import type { Store } from './store.ts'

/** After this many milliseconds it is asked again, as a helper may have got credentials from another program. */
const LIFETIME = 15 * 60_000

const NAME = 'no-credentials.json'

/** More hosts and configurations than these are forgotten, oldest first. */
const MOST = 50

/** For one host, as git is configured. */
export interface KnownAbsent {
  has(): Promise<boolean>
  note(): Promise<void>
}

/**
 * @param what the host, and everything that may change the answer; none of it secret
 * @param now milliseconds since 1970
 */
export function knownAbsent(store: Store, what: readonly string[], now: () => number): KnownAbsent {
  const key = JSON.stringify(what)
  const entries = async () => {
    const content = await store.read(NAME)
    const all = typeof content === 'object' && content !== null ? Object.entries(content) : []
    return all.filter(([, time]) => typeof time === 'number' && time <= now() && now() - time < LIFETIME)
  }
  return {
    has: async () => (await entries()).some(([known]) => known === key),
    note: async () => {
      const others = (await entries()).filter(([known]) => known !== key).slice(1 - MOST)
      await store.write(NAME, Object.fromEntries([...others, [key, now()]]))
    },
  }
}

/** Forgets all: a sign-in changes what helpers know. */
export async function forgetAbsent(store: Store): Promise<void> {
  await store.remove(NAME)
}
