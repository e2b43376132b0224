/** A plain client of the contract: every call by hand, with Node's own fetch, and no second try. */
import { afterEach } from 'vitest'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/server.ts'

export const USER = 'dev@example.com'
export const PASSWORD = 'pässwörd:1'

export const IAM = '/shnapi/rest/external/api/v1/token?grant_type=password&token_type=iam'
export const IAM_TOKEN = '/neo/neo-auth-service/oauth/token?grant_type=iam_token'
export const OLDER_TOKEN = '/neo/neo-auth-service/oauth/token?grant_type=password'
export const SCAN = '/neo/config-audit/devops/v1/scan'

const running: Emulator[] = []

/** An emulator that ends with the test. */
export async function emulator(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const started = await startEmulator({ user: USER, password: PASSWORD, ...options })
  running.push(started)
  return started
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.close()))
})

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: what a server answers is not typed
  readonly json: any
}

export async function call(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  const text = await response.text()
  const isJson = response.headers.get('content-type') === 'application/json'
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? tryToParse(text) : undefined,
  }
}

function tryToParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function basic(user = USER, password = PASSWORD): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

/** Header values are bytes; these are the bytes of UTF-8. */
export function named(user = USER, password = PASSWORD): Record<string, string> {
  const bytes = (text: string) => Buffer.from(text).toString('latin1')
  return { 'x-auth-username': bytes(user), 'x-auth-password': bytes(password) }
}

/** The access token of the older flow, in one call. */
export async function signIn({ url }: Emulator): Promise<string> {
  const { json } = await call(`${url}${OLDER_TOKEN}`, { method: 'POST', headers: named() })
  return json.access_token
}

export function form(fileName: string, content: string | Uint8Array): FormData {
  const body = new FormData()
  body.append('templateFile', new Blob([content]), fileName)
  body.append('filename', fileName)
  return body
}

export function submit(
  { url }: Pick<Emulator, 'url'>,
  token: string,
  fileName: string,
  content: string | Uint8Array,
  service = 'aws',
): Promise<Reply> {
  const headers = { 'x-access-token': token }
  return call(`${url}${SCAN}?service=${service}`, { method: 'POST', headers, body: form(fileName, content) })
}

/** Looks until nothing is pending any more. */
export async function poll(resultUrl: string, token: string): Promise<Reply> {
  for (;;) {
    const reply = await call(resultUrl, { headers: { 'x-access-token': token } })
    if (!/^(?:Submitted|In Progress)$/.test(reply.json?.status)) return reply
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** Signs in, submits, and waits for the verdict. */
export async function scan(
  running: Emulator,
  fileName: string,
  content: string | Uint8Array,
  service = 'aws',
): Promise<Reply> {
  const token = await signIn(running)
  const { json } = await submit(running, token, fileName, content, service)
  return poll(json.message, token)
}
