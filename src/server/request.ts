/** A request to the service, as its routes see it. */
import type { IncomingMessage } from 'node:http'
import { headerOf } from '../emulator/incoming.ts'
import { readBody } from './body.ts'

/** `other` is everything that does not exist. */
export type ServiceRoute =
  | 'iamToken'
  | 'accessToken'
  | 'submit'
  | 'poll'
  | 'health'
  | 'ready'
  | 'metrics'
  | 'other'

export interface ServiceRequest {
  readonly url: URL
  readonly method: string
  /** The origin under which the client knows the service; undefined where its request does not say. */
  readonly origin: string | undefined
  /** The client's address, as far as the proxy says it. */
  readonly address: string
  header(name: string): string | undefined
  /** Undefined when there are more bytes than the limit. @throws when the client goes away */
  body(limit: number): Promise<Uint8Array | undefined>
}

/** What a request turned out to be, for the log. */
export interface Noted {
  user?: string
  bytes?: number
  verdict?: 'judged' | 'failed'
  /** Which limit refused it. */
  limit?: string
}

/** A host with or without a port, as the header Host has it. */
const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/

export interface Edge {
  readonly isSecure: boolean
  readonly proxy: string | undefined
}

/** Undefined for a target that is not a path. */
export function readRequest(
  incoming: IncomingMessage,
  { isSecure, proxy }: Edge,
): ServiceRequest | undefined {
  const header = (name: string) => headerOf(incoming, name)
  const target = incoming.url ?? ''
  // A path that begins with two slashes would be taken for a host.
  const written = `http://localhost${target}`
  if (!target.startsWith('/') || !URL.canParse(written)) return undefined
  const host = header('host') ?? ''
  const own = HOST.test(host) ? `${isSecure ? 'https' : 'http'}://${host}` : undefined
  return {
    url: new URL(written),
    method: incoming.method ?? '',
    origin: proxy ?? own,
    address: addressOf(incoming, proxy !== undefined ? header('x-forwarded-for') : undefined),
    header,
    body: (limit) => readBody(incoming, limit),
  }
}

/** Of several addresses the last is what the proxy saw; the others are what clients claim. */
function addressOf(incoming: IncomingMessage, forwarded = ''): string {
  const last = forwarded.slice(forwarded.lastIndexOf(',') + 1).trim()
  return /^[0-9A-Fa-f:.]{2,45}$/.test(last) ? last : (incoming.socket.remoteAddress ?? '')
}
