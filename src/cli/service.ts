/** `mvc-gate serve --listen`: the scan API as a service. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { GateError, messageOf } from '../core/errors.ts'
import type { Submitted, Verdict } from '../emulator/judge.ts'
import { readVersion, threadEntry } from '../package-files.ts'
import { startJudgePool } from '../server/judge-pool.ts'
import { createLog, type Log } from '../server/log.ts'
import { DEFAULT_LIMITS } from '../server/options.ts'
import { startService } from '../server/service.ts'
import { isUserName, parseUsers, type User, userWithPassword } from '../server/users.ts'
import { isLoopback } from '../tenant/connection.ts'
import type { Context } from './context.ts'
import { openServiceRules, type ServiceRulesRequest } from './service-rules.ts'
import { usageError } from './usage-error.ts'

export interface ServiceRequest {
  /** `host:port` */
  readonly listen: string
  /** A file. */
  readonly users: string | undefined
  /** Of the user whose password is in the environment. */
  readonly user: string | undefined
  readonly tlsCert: string | undefined
  readonly tlsKey: string | undefined
  readonly behindProxy: string | undefined
  readonly config: string | undefined
  readonly rate: number | undefined
  readonly queue: number | undefined
  readonly drain: number | undefined
  readonly workers: number | undefined
}

/**
 * Listens until SIGTERM or SIGINT, and then until the last request is answered.
 * @throws GateError `usage` for an address that others reach without users, a key or TLS; `config` for files that are not valid
 */
export async function serveMany(request: ServiceRequest, context: Context): Promise<number> {
  const { env, stdout, cwd } = context
  const [host, port] = addressOf(request.listen)
  const log = createLog(
    (line) => stdout.write(line),
    () => new Date(),
  )
  const isLocal = isLoopback(host.includes(':') ? `[${host}]` : host)
  const proxy = proxyOf(request.behindProxy)
  const tls = await tlsOf(request, cwd)
  if (!isLocal && tls === undefined && proxy === undefined) {
    throw usageError(
      `--listen ${request.listen} needs --tls-cert and --tls-key`,
      'or --behind-proxy <origin>, if a proxy in front of it speaks TLS',
    )
  }
  const users = await usersOf(request, context)
  const keys = keysOf(env, isLocal, log)
  const judges = await openJudges(request, cwd, log)
  const { rate, queue, drain } = request
  const stopping = signal()
  const service = await startService({
    host,
    port,
    users,
    keys,
    ...(tls === undefined ? {} : { tls }),
    ...(proxy === undefined ? {} : { proxy }),
    version: readVersion(),
    judge: judges.judge,
    canJudge: judges.canJudge,
    log,
    limits: {
      ...DEFAULT_LIMITS,
      fileBytes: judges.fileBytes,
      ...(rate === undefined ? {} : { rate }),
      ...(queue === undefined ? {} : { queue }),
      ...(drain === undefined ? {} : { drain }),
    },
  })
  await stopping
  await service.stop()
  await judges.close()
  return 0
}

interface Judges {
  /** Never rejects. */
  readonly judge: (submitted: Submitted) => Promise<Verdict>
  readonly canJudge: () => boolean
  /** The bytes that a template may have. */
  readonly fileBytes: number
  close(): Promise<void>
}

/** Seconds of a template, and MiB of a thread. */
const TEMPLATE_LIMITS = { seconds: 30, memory: 512 } as const

/** In threads of their own; from its sources, in this one. */
async function openJudges({ config, workers = 1 }: ServiceRequest, cwd: string, log: Log): Promise<Judges> {
  const { rules, fileBytes, ignored, refused } = await openServiceRules({ config, cwd })
  for (const key of ignored) {
    log.write('warn', 'a service does not apply this key of its configuration', { key })
  }
  for (const warning of refused) log.write('warn', 'configuration', { warning })
  const entry = threadEntry('scanner')
  if (entry === undefined) {
    const { judge } = await import('../emulator/judge.ts')
    return {
      judge: (submitted) => judge(submitted, rules),
      canJudge: () => true,
      fileBytes,
      close: async () => undefined,
    }
  }
  const data = { config, cwd } satisfies ServiceRulesRequest
  const pool = await startJudgePool({ entry, data, threads: workers, ...TEMPLATE_LIMITS, log })
  return {
    judge: (submitted) => pool.judge(submitted),
    canJudge: () => pool.isReady,
    fileBytes,
    close: () => pool.close(),
  }
}

/** The first signal; the second one ends the process. */
function signal(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve())
  })
}

function addressOf(listen: string): readonly [host: string, port: number] {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(listen) ?? []
  const host = bracketed ?? plain ?? ''
  const port = Number(digits)
  const isHost =
    bracketed === undefined ? isIP(host) === 4 || /^[a-z][a-z0-9.-]*$/i.test(host) : isIP(host) === 6
  if (!isHost || !(port <= 65_535)) {
    throw usageError(
      `--listen must be <address>:<port>, not '${listen}'`,
      'such as 0.0.0.0:8443 or [::]:8443',
    )
  }
  return [host, port]
}

function proxyOf(origin: string | undefined): string | undefined {
  if (origin === undefined) return undefined
  const url = URL.canParse(origin) ? new URL(origin) : undefined
  const isOrigin = url !== undefined && origin.replace(/\/$/, '') === url.origin
  if (!isOrigin || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))) {
    throw usageError(
      `--behind-proxy must be the origin that clients use, not '${origin}'`,
      'such as https://gate.example.com',
    )
  }
  return url.origin
}

async function tlsOf({ tlsCert, tlsKey }: ServiceRequest, cwd: string) {
  if (tlsCert === undefined && tlsKey === undefined) return undefined
  if (tlsCert === undefined || tlsKey === undefined) {
    throw usageError('--tls-cert and --tls-key are given together')
  }
  return { cert: await readText('--tls-cert', tlsCert, cwd), key: await readText('--tls-key', tlsKey, cwd) }
}

async function usersOf(request: ServiceRequest, { env, cwd }: Context): Promise<readonly User[]> {
  const password = env.MVC_SERVE_PASSWORD
  const { users, user } = request
  if (users !== undefined && user !== undefined) throw usageError('--user is not for use with --users')
  if (users !== undefined) return parseUsers(users, await readText('--users', users, cwd))
  if (!password) {
    throw usageError(
      '--listen needs users',
      '--users <file>, or a password in MVC_SERVE_PASSWORD for one user',
    )
  }
  if (user !== undefined && !isUserName(user)) throw usageError(`--user: '${user}' cannot be a user name`)
  return [userWithPassword(user ?? DEFAULT_USER, password)]
}

const DEFAULT_USER = 'gate@example.com'
const LEAST_KEY = 32

/** One replica on this machine can do with keys that end with it. */
function keysOf(env: NodeJS.ProcessEnv, isLocal: boolean, log: Log): readonly [string, ...string[]] {
  const { MVC_SERVE_KEY: key, MVC_SERVE_SECOND_KEY: second } = env
  if (!key) {
    if (!isLocal) throw keyError('MVC_SERVE_KEY is not set: replicas seal tokens and results with it')
    log.write('warn', 'MVC_SERVE_KEY is not set: tokens and results end with this process')
    return [randomBytes(32).toString('base64')]
  }
  const keys: readonly [string, ...string[]] = second ? [key, second] : [key]
  const short = keys.findIndex((each) => each.length < LEAST_KEY)
  if (short === -1) return keys
  throw keyError(
    `${short === 0 ? 'MVC_SERVE_KEY' : 'MVC_SERVE_SECOND_KEY'} is shorter than ${LEAST_KEY} characters`,
  )
}

function keyError(message: string): GateError {
  return usageError(message, 'make one with `openssl rand -base64 32`, the same for all replicas')
}

async function readText(option: string, path: string, cwd: string): Promise<string> {
  return readFile(resolve(cwd, path), 'utf8').catch((error: unknown) => {
    throw new GateError('config', `${option}: cannot read '${path}': ${messageOf(error)}`, { cause: error })
  })
}
