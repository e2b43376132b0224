/** The connection to Redis: its address, its password, and what is said while it is gone. */
import { createRequire } from 'node:module'
import type { Redis } from 'ioredis'
import { GateError, messageOf } from '../../core/errors.ts'

/** Where Redis is. */
export interface RedisAddress {
  /** Without the password. */
  readonly name: string
  readonly options: RedisSettings
}

/** What both ioredis and BullMQ take. */
export interface RedisSettings {
  readonly host: string
  readonly port: number
  readonly db: number
  readonly username?: string
  readonly password?: string
  readonly tls?: { readonly servername: string }
  readonly maxRetriesPerRequest: null
  readonly retryStrategy: (times: number) => number
}

/** Prints one line. */
export type Say = (text: string) => void

/**
 * Reads the address of a queue.
 * @param text `redis://[user:password@]host[:port][/database]`, or `rediss://` for TLS
 * @param password the one to use where the address has none
 * @throws GateError `usage`, without the text: it may hold a password
 */
export function readAddress(text: string, password: string | undefined): RedisAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isTls = url?.protocol === 'rediss:'
  const database = /^\/?(\d{0,4})$/.exec(url?.pathname ?? '')?.[1]
  if (
    url === undefined ||
    !(isTls || url.protocol === 'redis:') ||
    url.hostname === '' ||
    database === undefined
  ) {
    throw new GateError(
      'usage',
      'the queue must be an address such as redis://host:6379 or rediss://host:6379/0',
    )
  }
  const port = url.port === '' ? 6379 : Number(url.port)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const secret = decoded(url.password) || password
  return {
    name: `${url.protocol}//${url.hostname}:${port}${database === '' ? '' : `/${database}`}`,
    options: {
      host,
      port,
      db: Number(database || 0),
      ...(url.username === '' ? {} : { username: decoded(url.username) }),
      ...(secret === undefined || secret === '' ? {} : { password: secret }),
      ...(isTls ? { tls: { servername: host } } : {}),
      // Commands wait while Redis is gone.
      maxRetriesPerRequest: null,
      retryStrategy: backoff,
    },
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const SHORTEST = 200
const LONGEST = 10_000

/** Milliseconds before connecting the next time; some of it by chance, so that many workers don't come at once. */
function backoff(times: number): number {
  const most = Math.min(LONGEST, SHORTEST * 2 ** Math.min(times, 10))
  return Math.round(most / 2 + (Math.random() * most) / 2)
}

interface Peers {
  readonly bullmq: typeof import('bullmq')
  readonly ioredis: typeof import('ioredis')
}

/**
 * Loads a library that only queues need, and that is not part of this package. By `require`: code from the cache of
 * `cache/compiled-code.ts` cannot import what it was not bundled with.
 * @throws GateError `usage` where it is not installed
 */
export function loadPeer<N extends keyof Peers>(name: N): Peers[N] {
  try {
    return createRequire(import.meta.url)(name) as Peers[N]
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND'
    if (!isMissing) throw error
    throw new GateError('usage', 'a queue needs the packages bullmq and ioredis, which are not installed', {
      hint: 'run: npm install bullmq ioredis',
      cause: error,
    })
  }
}

/** A connection, and how to end it without a word. */
export interface Connection {
  readonly redis: Redis
  readonly leave: () => void
}

/**
 * Connects, and waits where Redis is not there. Each time that it is gone, and there again, is said once.
 * @throws GateError `usage` for a password that is refused
 */
export async function connect({ name, options }: RedisAddress, say: Say): Promise<Connection> {
  const { Redis: Client } = loadPeer('ioredis')
  const redis = new Client(options)
  const leave = watch(redis, name, say)
  try {
    await redis.ping()
    return { redis, leave }
  } catch (error) {
    leave()
    throw new GateError('usage', `Redis at ${name} refuses: ${messageOf(error)}`, {
      hint: 'set the password in MVC_REDIS_PASSWORD',
    })
  }
}

/** Says what becomes of a connection, until it is left. */
function watch(redis: Redis, name: string, say: Say): () => void {
  let isGone = false
  let isOver = false
  const gone = (why: string) => {
    if (!isGone && !isOver) say(`Redis at ${name} is not reachable${why}; waiting for it`)
    isGone = true
  }
  redis.on('error', (error: unknown) => {
    // What Redis refuses is an answer.
    if (!/NOAUTH|WRONGPASS|NOPERM/.test(messageOf(error))) gone(` (${codeOf(error)})`)
  })
  redis.on('close', () => gone(''))
  redis.on('ready', () => {
    if (isGone) say(`Redis at ${name} is reachable again`)
    isGone = false
  })
  return () => {
    isOver = true
    redis.disconnect()
  }
}

/** What is wrong, without what was sent. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : messageOf(error).slice(0, 100)
}
