/**
 * The scan API as a service of many replicas. It keeps nothing between requests: tokens and results are sealed, and any
 * replica that has one of their keys reads them.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { GateError, messageOf } from '../core/errors.ts'
import { type Answer, errorAnswer } from '../emulator/answer.ts'
import { listen } from '../emulator/listen.ts'
import { drain } from './body.ts'
import { createRateLimit, createRoom } from './limits.ts'
import { createMetrics } from './metrics.ts'
import type { ServiceOptions } from './options.ts'
import { type Edge, type Noted, readRequest } from './request.ts'
import { type Routing, routingOf } from './routing.ts'
import { createSealer } from './seal.ts'
import { createSealedResults } from './sealed-results.ts'
import { createSealedTokens } from './sealed-tokens.ts'
import type { Services } from './services.ts'
import { createUsers } from './users.ts'

export interface Service {
  /** Where it listens. */
  readonly url: string
  /** Says that it is not ready, waits, takes no more connections, and ends with the last request. */
  stop(): Promise<void>
}

/** Bounds and times (milliseconds) of a connection. */
const CONNECTION = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
} as const
/** Milliseconds without a byte in either direction; longer than a template may take. */
const IDLE = 120_000
const HANDSHAKE = 10_000
const MOST_CONNECTIONS = 2_000
/** Bytes of all templates that are read or checked at once. */
const MOST_BYTES = 134_217_728
/** Password checks at once, the waiting ones included. */
const MOST_SIGN_INS = 16
/** Wrong passwords from one address: at first, and a second. */
const FAILED_SIGN_INS = { burst: 20, perSecond: 0.5 } as const

/**
 * Starts listening.
 * @throws GateError `config` for TLS files that do not belong together, `io` when it can't listen there
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { log, host, port, tls, proxy, limits, canJudge = () => true } = options
  let isStopping = false
  const services = createServices(options)
  const server = tls === undefined ? createServer(CONNECTION) : secureServer(tls)
  server.maxConnections = MOST_CONNECTIONS
  server.setTimeout(IDLE)
  const edge: Edge = { isSecure: tls !== undefined, proxy }
  server.on('request', (incoming, response) => {
    const isReady = () => !isStopping && canJudge()
    void respond(incoming, response, { options, services, edge, isReady, isStopping: () => isStopping })
  })
  const url = await listen(server, port, host, tls === undefined ? 'http' : 'https')
  log.write('info', 'listening', { url, version: options.version, users: options.users.length })
  return {
    url,
    async stop() {
      isStopping = true
      log.write('info', 'stopping', { seconds: limits.drain })
      await pause(limits.drain)
      await close(server, limits.grace)
      log.write('info', 'stopped')
    },
  }
}

function createServices(options: ServiceOptions): Services {
  const { limits, keys, users, version, judge } = options
  const clock = () => performance.now()
  const room = createRoom(limits.queue, MOST_BYTES)
  const sealer = createSealer(keys)
  return {
    users: createUsers(users),
    tokens: createSealedTokens(sealer, limits.tokenLifetime, Date.now),
    results: createSealedResults(sealer, limits.resultLifetime, Date.now),
    metrics: createMetrics(version, () => room.count),
    limits,
    submissions: createRateLimit(limits.rate, limits.rate / 60, clock),
    failedSignIns: createRateLimit(FAILED_SIGN_INS.burst, FAILED_SIGN_INS.perSecond, clock),
    signInRoom: createRoom(MOST_SIGN_INS, 0),
    room,
    judge,
    clock,
  }
}

function secureServer(tls: { readonly cert: string; readonly key: string }): Server {
  try {
    return createSecureServer({ ...CONNECTION, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: HANDSHAKE })
  } catch (error) {
    throw new GateError('config', `the TLS certificate and key cannot be used: ${messageOf(error)}`, {
      cause: error,
    })
  }
}

interface Responding {
  readonly options: Pick<ServiceOptions, 'log'>
  readonly services: Services
  readonly edge: Edge
  readonly isReady: () => boolean
  readonly isStopping: () => boolean
}

/** Answers one request, counts and logs it. Never rejects. */
async function respond(
  incoming: IncomingMessage,
  response: ServerResponse,
  { options: { log }, services, edge, isReady, isStopping }: Responding,
): Promise<void> {
  const { clock, metrics, limits } = services
  const start = clock()
  const noted: Noted = {}
  const request = readRequest(incoming, edge)
  const { route, answer }: Routing =
    request === undefined ? NO_PATH : routingOf(request.method, request.url.pathname, isReady)
  let status: number | undefined
  try {
    const given = request === undefined ? BAD_TARGET : await answer(request, services, noted)
    // An answer before the end of the request might never be read.
    if (!(await drain(incoming, 2 * limits.fileBytes))) endAfter(response)
    // Asked now, as the answer may have taken long: a connection that is kept alive would hold up the end of the service.
    if (isStopping()) response.setHeader('connection', 'close')
    send(response, given, incoming.method === 'HEAD')
    status = given.status
  } catch (error) {
    status = giveUp(incoming, response)
    if (status === 500) log.write('error', 'failed', { route, reason: messageOf(error) })
  }
  const seconds = (clock() - start) / 1_000
  metrics.request(route, status ?? 0, seconds)
  if (isLogged(route, status)) {
    log.write('info', 'request', {
      route,
      status: status ?? 'none',
      milliseconds: Math.round(seconds * 1_000),
      address: request?.address,
      ...noted,
    })
  }
}

const BAD_TARGET: Answer = errorAnswer(400, 'the target is not a path', '')
const NO_PATH: Routing = { route: 'other', answer: async () => BAD_TARGET }

/** What balancers and collectors ask every few seconds is not, as long as all is well. */
function isLogged(route: Routing['route'], status: number | undefined): boolean {
  return !(route === 'health' || route === 'ready' || route === 'metrics') || status !== 200
}

function send(response: ServerResponse, { status, type, body, headers }: Answer, isHead: boolean): void {
  const bytes = Buffer.from(body)
  response.writeHead(status, {
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  response.end(isHead ? undefined : bytes)
}

/** What is left of the request is never read. */
function endAfter(response: ServerResponse): void {
  response.setHeader('connection', 'close')
  response.once('finish', () => response.socket?.destroySoon())
}

/** The client went away; or, if not, something is wrong here. */
function giveUp(incoming: IncomingMessage, response: ServerResponse): number | undefined {
  if (!incoming.complete || response.headersSent) {
    incoming.destroy()
    return undefined
  }
  send(response, errorAnswer(500, 'the service failed', ''), false)
  return 500
}

/** @param grace seconds after which what is open is cut */
async function close(server: Server, grace: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), grace * 1_000)
  await closed
  clearTimeout(timer)
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
}
