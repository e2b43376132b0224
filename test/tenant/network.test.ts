/** Networks as they are: an authority of the company's own, proxies, captive ones too. All on loopback. */
import { readFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Emulator } from '../../src/emulator/server.ts'
import { broken, client, emulator, PASSWORD } from './support.ts'

const tls = (name: string) => readFileSync(new URL(`tls/${name}`, import.meta.url), 'utf8')
const CA = tls('ca.pem')
const SSH = { kind: 'judged', violationCount: 1, policies: ['Unrestricted SSH Access'] }

afterEach(() => {
  vi.unstubAllEnvs()
})

/** An emulator behind TLS; the emulator's own URL is not reachable from outside, so results are rewritten. */
async function secureTenant(): Promise<{ readonly tenant: Emulator; readonly port: number }> {
  const tenant = await emulator()
  const server = createSecureServer(
    { key: tls('server.key'), cert: tls('server.pem') },
    (incoming, outgoing) => {
      const { hostname, port } = new URL(tenant.url)
      const origin = `https://${incoming.headers.host}`
      const options = {
        hostname,
        port,
        path: incoming.url,
        method: incoming.method,
        headers: incoming.headers,
      }
      const onward = request(options, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const body = Buffer.concat(chunks).toString().replaceAll(tenant.url, origin)
          outgoing.writeHead(answer.statusCode ?? 500, { 'content-type': 'application/json' })
          outgoing.end(body)
        })
      })
      incoming.pipe(onward)
    },
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { tenant, port: (server.address() as AddressInfo).port }
}

interface Proxy {
  readonly host: string
  readonly connects: { readonly target: string; readonly authorization: string | undefined }[]
}

/** A CONNECT proxy that leads to one port, whatever the target; or answers as `behave` does. */
async function proxyTo(port: number, behave?: (socket: Socket) => void): Promise<Proxy> {
  const connects: Proxy['connects'] = []
  const server = createServer()
  const sockets = new Set<Socket>()
  server.on('connect', (incoming, socket: Socket, head) => {
    sockets.add(socket)
    connects.push({ target: incoming.url ?? '', authorization: incoming.headers['proxy-authorization'] })
    if (behave !== undefined) return behave(socket)
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.write(head)
      onward.pipe(socket)
      socket.pipe(onward)
    })
    sockets.add(onward)
    for (const each of [socket, onward]) each.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, connects }
}

function useProxy(url: string): void {
  for (const name of ['https_proxy', 'no_proxy', 'NO_PROXY', 'all_proxy', 'ALL_PROXY']) vi.stubEnv(name, '')
  vi.stubEnv('HTTPS_PROXY', url)
}

describe('certificates', () => {
  test('an authority that the user names is trusted', async () => {
    const { port } = await secureTenant()
    const { verdicts, error } = await client(`https://localhost:${port}`, { ca: CA }).judge([broken()])
    expect(error).toBeUndefined()
    expect(verdicts).toEqual([SSH])
  })

  test('one that no one named is not, and the line says what to do', async () => {
    const { port, tenant } = await secureTenant()
    const { error } = await client(`https://localhost:${port}`).judge([broken()])
    expect(error).toMatchObject({
      fault: 'network',
      message: expect.stringMatching(/the certificate of localhost:\d+ is not trusted/),
      hint: expect.stringContaining('MVC_CA_FILE'),
    })
    expect(tenant.stats.requests).toEqual([])
  })
})

describe('proxies', () => {
  const TENANT = 'https://tenant.test'

  test('are used for the tenant, with their own user and password', async () => {
    const { port, tenant } = await secureTenant()
    const proxy = await proxyTo(port)
    useProxy(`http://me:p%40ss@${proxy.host}`)
    const { verdicts, error } = await client(TENANT, { ca: CA }).judge([broken()])
    expect(error).toBeUndefined()
    expect(verdicts).toEqual([SSH])
    expect(new Set(proxy.connects.map(({ target }) => target))).toEqual(new Set(['tenant.test:443']))
    const sent = Buffer.from(
      proxy.connects[0]?.authorization?.replace('Basic ', '') ?? '',
      'base64',
    ).toString()
    expect(sent).toBe('me:p@ss')
    expect(JSON.stringify(proxy.connects)).not.toContain(PASSWORD)
    expect(tenant.stats.submissions).toHaveLength(1)
  })

  test('may be written without a scheme', async () => {
    const { port } = await secureTenant()
    const proxy = await proxyTo(port)
    useProxy(proxy.host)
    expect((await client(TENANT, { ca: CA }).judge([broken()])).verdicts).toEqual([SSH])
  })

  test('are not used for loopback', async () => {
    const tenant = await emulator()
    const proxy = await proxyTo(9)
    useProxy(`http://${proxy.host}`)
    vi.stubEnv('HTTP_PROXY', `http://${proxy.host}`)
    expect((await client(tenant.url).judge([broken()])).verdicts).toEqual([SSH])
    expect(proxy.connects).toEqual([])
  })

  test.each<readonly [string, (socket: Socket) => void, string, RegExp]>([
    [
      'wants a login',
      (socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n'),
      'protocol',
      /proxy \S+ requires authentication/,
    ],
    [
      'refuses',
      (socket) => socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'),
      'protocol',
      /proxy http:\/\/127\.0\.0\.1:\d+ refused to connect to tenant\.test \(403\)/,
    ],
    ['closes at once', (socket) => socket.destroy(), 'network', /proxy http:\/\/127\.0\.0\.1:\d+/],
    ['hangs', () => undefined, 'deadline', /no verdict within 1 seconds/],
  ])('one that %s', async (_, behave, fault, words) => {
    const proxy = await proxyTo(9, behave)
    useProxy(`http://me:secret77@${proxy.host}`)
    const { error } = await client(TENANT, { ca: CA }).judge([broken()], {
      timeoutSeconds: fault === 'deadline' ? 1 : 60,
    })
    expect(error?.message).toMatch(words)
    expect(error?.fault).toBe(fault)
    expect(`${error?.message}${error?.hint}`).not.toContain('secret77')
  })

  test('a setting that is not a URL is reported without its value', async () => {
    useProxy('http://me:secret77@[')
    const { error } = await client(TENANT, { ca: CA }).judge([broken()])
    expect(error).toMatchObject({ fault: 'network', message: expect.stringContaining('HTTPS_PROXY') })
    expect(`${error?.message}${error?.hint}`).not.toContain('secret77')
  })
})
