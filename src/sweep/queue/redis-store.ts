/** Verdicts that all workers share. */
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import type { Redis } from 'ioredis'
import type { TextStore } from '../verdict-store.ts'
import { PREFIX } from './job.ts'

/** Seconds that a text is kept after it was last asked for. */
const KEPT = 14 * 86_400
/** Milliseconds after which another worker takes over what one was making; renewed while it makes it. */
const LEASE = 15_000
/** Milliseconds between looks whether another worker has made it. */
const LOOK = 200
/** Bytes of a text that a store takes, unpacked. */
const LARGEST = 16_777_216

const RELEASE =
  "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end"

/** Texts in Redis, compressed; what is asked for stays. */
export function redisStore(redis: Redis): TextStore {
  const name = (key: string) => `${PREFIX}:sweep-text:${key}`
  return {
    async get(key) {
      const packed = await redis.getexBuffer(name(key), 'EX', KEPT)
      return packed === null ? undefined : unpacked(packed)
    },
    async set(key, text) {
      await redis.set(name(key), brotliCompressSync(text, { params: QUICK }), 'EX', KEPT)
    },
    async alone(key, act, signal) {
      const lock = `${PREFIX}:sweep-lock:${key}`
      const token = randomBytes(8).toString('hex')
      while ((await redis.set(lock, token, 'PX', LEASE, 'NX')) === null) {
        await wait(LOOK, undefined, { signal })
      }
      const renewal = setInterval(() => void redis.pexpire(lock, LEASE).catch(() => undefined), LEASE / 3)
      try {
        return await act()
      } finally {
        clearInterval(renewal)
        await redis.eval(RELEASE, 1, lock, token)
      }
    },
  }
}

/** BROTLI_PARAM_QUALITY: a tenth of the time for a little more room. */
const QUICK = { 1: 4 }

function unpacked(packed: Buffer): string | undefined {
  try {
    return brotliDecompressSync(packed, { maxOutputLength: LARGEST }).toString('utf8')
  } catch {
    return undefined
  }
}

/** Asks the first store, then the second; what only that has is put into the first too. */
export function layered(near: TextStore, far: TextStore): TextStore {
  return {
    async get(key) {
      const known = await near.get(key)
      if (known !== undefined) return known
      const found = await far.get(key)
      if (found !== undefined) await near.set(key, found)
      return found
    },
    async set(key, text) {
      await near.set(key, text)
      await far.set(key, text)
    },
    ...(far.alone === undefined ? {} : { alone: far.alone }),
  }
}
