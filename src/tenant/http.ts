/** One request and its response, as data; every failure of the network becomes a TenantError. */
import axios, { type AxiosResponse, isAxiosError } from 'axios'
import { messageOf } from '../core/errors.ts'
import { type Connection, createConnection, ProxyRefusal } from './connection.ts'
import { TenantError } from './tenant-error.ts'

export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Called for each attempt: a body can be read once. */
  readonly body?: () => FormData
}

export interface HttpAnswer {
  readonly status: number
  /** Lower-case names. */
  header(name: string): string | undefined
  /** The parsed JSON; undefined where the body is something else. */
  readonly json: unknown
  /** The title of an HTML page, or ''; undefined if the body is not a page. */
  readonly page: string | undefined
}

export interface Http {
  /**
   * Never follows a redirect, never waits longer than a minute, reads at most a few megabytes.
   * @throws TenantError `network`; the signal's reason when it fires
   */
  send(request: HttpRequest): Promise<HttpAnswer>
  close(): void
}

/** Milliseconds for one request; a template is a few kilobytes. */
const REQUEST_TIMEOUT = 60_000
const MOST_BYTES = 4_194_304

/** @param ca certificates in PEM that are trusted beside the usual ones */
export function createHttp(environment: string, ca: string | undefined, signal: AbortSignal): Http {
  const connection = createConnection(environment, ca)
  const host = new URL(environment).host
  return {
    async send({ method, url, headers, body }) {
      signal.throwIfAborted()
      try {
        const response = await axios.request<string>({
          method,
          url,
          headers: { accept: 'application/json', ...headers },
          data: body?.(),
          signal,
          httpAgent: connection.httpAgent,
          httpsAgent: connection.httpsAgent,
          proxy: false,
          maxRedirects: 0,
          timeout: REQUEST_TIMEOUT,
          maxContentLength: MOST_BYTES,
          maxBodyLength: Number.POSITIVE_INFINITY,
          responseType: 'text',
          transformResponse: [(text: string) => text],
          validateStatus: () => true,
        })
        checkEncoding(response, host)
        return toAnswer(response)
      } catch (error) {
        if (signal.aborted) throw signal.reason
        if (error instanceof TenantError) throw error
        throw explain(error, host, connection)
      }
    },
    close: () => connection.destroy(),
  }
}

/** What is left of the header was not decoded. */
function checkEncoding({ headers }: AxiosResponse<string>, host: string): void {
  const left: unknown = headers['content-encoding']
  if (left === undefined || left === 'identity') return
  throw badEncoding(host, ` '${String(left).slice(0, 40)}'`)
}

/** Sent again, the answer would be encoded in the same way. */
function badEncoding(host: string, which = '', cause?: unknown): TenantError {
  return new TenantError(
    'protocol',
    `${host} sent an answer with a content encoding that cannot be decoded${which}`,
    {
      hint: 'a proxy in between may damage compressed answers',
      cause,
    },
  )
}

function toAnswer({ status, headers, data }: AxiosResponse<string>): HttpAnswer {
  const text = typeof data === 'string' ? data : ''
  return {
    status,
    header: (name) => {
      const value: unknown = headers[name]
      return typeof value === 'string' ? value : undefined
    },
    json: parseJson(text),
    page: /^\s*(?:<!doctype html|<html|<head|<\?xml)/i.test(text.slice(0, 1_000)) ? titleOf(text) : undefined,
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function titleOf(page: string): string {
  const start = page.search(/<title[\s>]/i)
  if (start === -1) return ''
  const title = /^<title[^>]{0,200}>([^<]{0,200})/i.exec(page.slice(start, start + 500))?.[1] ?? ''
  return title.replace(/\s+/g, ' ').trim().slice(0, 80)
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', 'host not found (or no network connection)'],
  ['EAI_AGAIN', 'host name lookup failed'],
  ['ECONNREFUSED', 'connection refused'],
  ['ECONNRESET', 'connection reset'],
  ['EPIPE', 'connection reset'],
  ['ETIMEDOUT', 'no response'],
  ['ECONNABORTED', 'no response'],
  ['EHOSTUNREACH', 'host unreachable'],
  ['ENETUNREACH', 'no network connection'],
  ['ERR_BAD_RESPONSE', 'the response is too long or truncated'],
])

/** Codes of a machine without a network, or of a host that does not exist. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** Codes of certificates that are not trusted; verification is never turned off. */
const CERTIFICATE = /^(?:UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|ERR_TLS_)/

/** Codes of zlib, Brotli and Zstandard for bytes that are something else. */
const DECODING = /^(?:Z_|ERR__ERROR_FORMAT|ERR__?ZSTD|ZSTD_error)/

function explain(error: unknown, host: string, { proxy }: Connection): TenantError {
  const code = codeOf(error)
  const through = proxy === undefined ? '' : ` through proxy ${proxy}`
  if (DECODING.test(code)) return badEncoding(host, '', error)
  if (CERTIFICATE.test(code)) {
    return new TenantError('network', `the certificate of ${host}${through} is not trusted (${code})`, {
      hint: 'if your network inspects TLS, set MVC_CA_FILE or NODE_EXTRA_CA_CERTS to the file of its certificate authority',
      cause: error,
    })
  }
  const refusal = refusalIn(error)
  if (refusal?.status === 407) {
    return new TenantError('protocol', `proxy ${proxy} requires authentication`, {
      hint: 'set HTTPS_PROXY to http://user:password@host:port',
    })
  }
  if (refusal !== undefined) {
    return new TenantError('protocol', `proxy ${proxy} refused to connect to ${host} (${refusal.status})`)
  }
  if (proxy !== undefined && /proxy/i.test(messageOf(error))) {
    return new TenantError('network', `proxy ${proxy} could not connect to ${host}`, { cause: error })
  }
  const reason = REASONS.get(code) ?? (code === '' ? 'the request failed' : code)
  return new TenantError('network', `cannot reach ${host}${through}: ${reason}`, {
    cause: error,
    unreachable: UNREACHABLE.has(code),
  })
}

/** axios wraps the error that a request was destroyed with. */
function refusalIn(error: unknown): ProxyRefusal | undefined {
  if (error instanceof ProxyRefusal) return error
  return error instanceof Error && error.cause !== undefined ? refusalIn(error.cause) : undefined
}

/** axios wraps the code of the socket, sometimes in another error. */
function codeOf(error: unknown): string {
  if (isAxiosError(error) && typeof error.code === 'string' && error.code !== 'ERR_NETWORK') return error.code
  if (error instanceof Error) {
    if ('code' in error && typeof error.code === 'string') return error.code
    if (error.cause !== undefined) return codeOf(error.cause)
  }
  return ''
}
