/**
 * A stand-in for an MVISION Cloud tenant: speaks the contract of `api/` over plain HTTP, judges with the embedded
 * engine, and shows faults on demand. Made for tests and for trying things out, on loopback.
 */
import { createServer } from 'node:http'
import { collectAfterBytes, garbageCollector } from './collect.ts'
import { parseFault, planFaults } from './faults.ts'
import { judge, type Submitted, type Verdict } from './judge.ts'
import { listen } from './listen.ts'
import { respond } from './respond.ts'
import { createRecorder, type EmulatorStats, type SeenRequest } from './stats.ts'
import { createSubmissions } from './submissions.ts'
import type { Tenant } from './tenant.ts'
import { createTokens } from './tokens.ts'

export interface EmulatorOptions {
  readonly user: string
  readonly password: string
  /** 0, the default, takes any that is free. */
  readonly port?: number
  /** By default 127.0.0.1: no one else can reach it. */
  readonly host?: string
  /** When set, who signs in has to name it in BPS-TENANT-ID. */
  readonly tenantId?: string
  /** Seconds; by default 899. */
  readonly tokenLifetime?: number
  /** Milliseconds that a judgment takes, at least; by default 0. */
  readonly latency?: number
  /** How many templates are judged at once; by default 8. */
  readonly slots?: number
  /** How many templates may be unfinished before the answer is 429; by default 1000. */
  readonly queueLimit?: number
  /** As `parseFault` reads them. */
  readonly faults?: readonly string[]
  /** The origin that the faults `foreign` and `redirect` lead to. */
  readonly elsewhere?: string
  /** Called when a request has been dealt with. */
  readonly onRequest?: (request: SeenRequest) => void
}

export interface Emulator {
  /** The origin; a client's environment. */
  readonly url: string
  readonly stats: EmulatorStats
  /** Cuts every connection, and stops judging. */
  close(): Promise<void>
}

/** Milliseconds that a judgment takes in `mvc-gate serve`: a tenant is never immediate. */
export const DEFAULT_LATENCY = 500

/** Bounds and times (milliseconds) of a connection. */
const LIMITS = {
  maxHeaderSize: 16_384,
  headersTimeout: 20_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 10_000,
} as const
const MOST_CONNECTIONS = 1_000

/**
 * Starts listening.
 * @throws GateError `usage` for a fault that is not known, `io` when it can't listen there
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const faults = planFaults((options.faults ?? []).map(parseFault))
  const tenant = createTenant(options)
  const server = createServer(LIMITS)
  server.maxConnections = MOST_CONNECTIONS
  const url = await listen(server, options.port ?? 0, options.host ?? '127.0.0.1')
  server.on('request', (incoming, response) => {
    void respond(incoming, response, { tenant, faults, url }).then(options.onRequest)
  })
  return {
    url,
    stats: tenant.recorder.stats,
    close() {
      tenant.submissions.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    },
  }
}

function createTenant(options: EmulatorOptions): Tenant {
  const { user, password, tenantId, tokenLifetime = 899, elsewhere = 'https://elsewhere.invalid' } = options
  const { latency = 0, slots = 8, queueLimit = 1_000 } = options
  return {
    credentials: { user, password },
    tenantId,
    tokens: createTokens(tokenLifetime),
    tokenLifetime,
    submissions: createSubmissions({ latency, slots, queueLimit }, judgeTidily()),
    recorder: createRecorder(),
    elsewhere,
  }
}

/** Judges, and collects what judging leaves. */
function judgeTidily(): (submitted: Submitted) => Promise<Verdict> {
  const collect = collectAfterBytes(garbageCollector())
  return async (submitted) => {
    const verdict = await judge(submitted)
    collect(submitted.bytes.length)
    return verdict
  }
}
