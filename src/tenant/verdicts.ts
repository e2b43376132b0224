/** What is cached of earlier runs: clean verdicts for a while, and how long verdicts take. */
import { createHash } from 'node:crypto'
import type { Store } from '../cache/store.ts'
import type { Submission } from './submission.ts'
import type { TokenKey } from './tokens.ts'

/** Clean verdicts that are cached; the oldest are dropped first. */
const MAX_VERDICTS = 5_000
/** How much the newest run's duration counts. */
const WEIGHT = 0.3

export interface Memory {
  isClean(digest: string): boolean
  /**
   * Milliseconds from a submission to its verdict when nothing else is in the queue, as seen in this run, or in
   * earlier ones; undefined where nothing is known.
   */
  usual(): number | undefined
  noteClean(digest: string): void
  forgetClean(digest: string): void
  noteDuration(milliseconds: number): void
  save(): Promise<void>
}

/** What makes two submissions the same: the bytes, how the file is named, and whose policies apply to it. */
export function digestOf(key: TokenKey, { service, fileName, bytes }: Submission): string {
  const { environment, user, tenantId = null } = key
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()
  const about = JSON.stringify([new URL(environment).origin, user, tenantId, service, extension])
  return createHash('sha256').update(about).update('\0').update(bytes).digest('hex')
}

/**
 * @param minutes how long a clean verdict is valid; 0 caches none
 * @param now milliseconds since 1970
 */
export async function openMemory(
  key: TokenKey,
  store: Store,
  minutes: number,
  now: () => number,
): Promise<Memory> {
  const name = `verdicts-${createHash('sha256').update(new URL(key.environment).host).digest('hex').slice(0, 16)}.json`
  const { clean, usual: learned } = readContent(await store.read(name))
  const lifetime = minutes * 60_000
  const noted = new Map<string, number>()
  let quickest: number | undefined
  const holds = (at: number) => at <= now() && now() - at < lifetime
  return {
    isClean: (digest) => noted.has(digest) || holds(clean.get(digest) ?? Number.NEGATIVE_INFINITY),
    usual: () => quickest ?? learned,
    noteClean: (digest) => {
      if (minutes > 0) noted.set(digest, now())
    },
    forgetClean: (digest) => void noted.delete(digest),
    noteDuration: (milliseconds) => {
      quickest = Math.min(quickest ?? milliseconds, milliseconds)
    },
    async save() {
      if (noted.size === 0 && quickest === undefined) return
      // Another run may have written in the meantime.
      const latest = readContent(await store.read(name)).clean
      const all = [...latest, ...noted].filter(([, at]) => holds(at)).sort(([, a], [, b]) => a - b)
      const usual =
        learned === undefined || quickest === undefined
          ? (quickest ?? learned)
          : learned + WEIGHT * (quickest - learned)
      await store.write(name, { clean: Object.fromEntries(all.slice(-MAX_VERDICTS)), usual: usual ?? null })
    },
  }
}

interface Content {
  /** Milliseconds since 1970, by digest. */
  readonly clean: ReadonlyMap<string, number>
  readonly usual: number | undefined
}

function readContent(content: unknown): Content {
  const { clean, usual } = (typeof content === 'object' && content !== null ? content : {}) as {
    readonly clean?: unknown
    readonly usual?: unknown
  }
  const entries = typeof clean === 'object' && clean !== null ? Object.entries(clean) : []
  return {
    clean: new Map(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number')),
    usual: typeof usual === 'number' && usual > 0 && usual < 3_600_000 ? usual : undefined,
  }
}
