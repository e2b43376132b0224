/** What the people who run a service see: probes, metrics, the log, and its end. */
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { call, named, OLDER_TOKEN, PASSWORD, SCAN, submit } from '../emulator/support.ts'
import { BAD_CFN } from '../support/templates.ts'
import { service } from './support.ts'

describe('probes', () => {
  test('health, readiness and metrics need no token', async () => {
    const { url } = await service()
    expect(await call(`${url}/healthz`)).toMatchObject({ status: 200, text: 'ok\n' })
    expect(await call(`${url}/readyz`)).toMatchObject({ status: 200, text: 'ready\n' })
    expect(await call(`${url}/healthz`, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
    expect((await call(`${url}/metrics`)).headers.get('content-type')).toMatch(
      /^text\/plain; version=0\.0\.4/,
    )
  })

  test('without a thread that checks it is healthy, and not ready', async () => {
    let canJudge = false
    const { url } = await service({ canJudge: () => canJudge })
    expect((await call(`${url}/healthz`)).status).toBe(200)
    expect((await call(`${url}/readyz`)).status).toBe(503)
    canJudge = true
    expect((await call(`${url}/readyz`)).status).toBe(200)
  })

  test.each([
    ['GET', SCAN, 405, 'POST'],
    ['PUT', `${SCAN}/result/x`, 405, 'GET'],
    ['DELETE', '/metrics', 405, 'GET, HEAD'],
    ['GET', '/admin', 404, null],
    ['GET', '//evil.example/x', 404, null],
  ])('%s %s is %i', async (method, path, status, allow) => {
    const { url } = await service()
    const reply = await call(`${url}${path}`, { method })
    expect([reply.status, reply.headers.get('allow')]).toEqual([status, allow])
  })

  test('metrics count, and name no user and no file', async () => {
    const running = await service()
    const { json } = await call(`${running.url}${OLDER_TOKEN}`, { method: 'POST', headers: named() })
    await submit(running, json.access_token, 'secret-name.yaml', BAD_CFN)
    await submit(running, 'wrong', 'secret-name.yaml', BAD_CFN)
    const { text } = await call(`${running.url}/metrics`)
    expect(text).toContain('mvc_gate_build_info{version="1.2.3"} 1')
    expect(text).toContain('mvc_gate_scans_total{service="aws",verdict="violations"} 1')
    expect(text).toContain('mvc_gate_sign_ins_total{result="success"} 1')
    expect(text).toContain('mvc_gate_http_requests_total{route="submit",status="200"} 1')
    expect(text).toContain('mvc_gate_http_requests_total{route="submit",status="401"} 1')
    expect(text).not.toMatch(/dev@example|secret/)
  })
})

test('the log has nothing of a template, its name, its verdict, or a password', async () => {
  const running = await service()
  const { url } = running
  const { json } = await call(`${url}${OLDER_TOKEN}`, { method: 'POST', headers: named() })
  const { message } = (await submit(running, json.access_token, 'secret-name.yaml', BAD_CFN)).json
  await call(message, { headers: { 'x-access-token': json.access_token } })
  await call(`${url}${OLDER_TOKEN}`, { method: 'POST', headers: named(PASSWORD, 'typed in the wrong field') })
  await call(`${url}/secret-path`)
  await call(`${url}/readyz`)
  const lines = running.log.map((line) => JSON.parse(line))
  expect(lines.map(({ event, route, status }) => [event, route, status])).toEqual([
    ['listening', undefined, undefined],
    ['request', 'accessToken', 200],
    ['request', 'submit', 200],
    ['request', 'poll', 200],
    ['request', 'accessToken', 401],
    ['request', 'other', 404],
  ])
  expect(lines[2]).toMatchObject({ user: 'dev@example.com', address: '127.0.0.1', verdict: 'judged' })
  expect(running.log.join('')).not.toMatch(/secret|SSH|typed|pässw/)
  expect(running.log.every((line) => line.endsWith('}\n') && line.indexOf('\n') === line.length - 1)).toBe(
    true,
  )
})

describe('the end', () => {
  test('is announced, waits for what is open, and takes nothing new', async () => {
    let finish: () => void = () => undefined
    let started: () => void = () => undefined
    const isIn = new Promise<void>((resolve) => {
      started = resolve
    })
    const running = await service({
      // Long enough for two requests on a busy machine; and nothing is waited for that is not open.
      limits: { drain: 5, grace: 3_600 },
      judge: () => {
        started()
        return new Promise((resolve) => {
          finish = () => resolve({ kind: 'judged', violationCount: 0, policies: [] })
        })
      },
    })
    const { json } = await call(`${running.url}${OLDER_TOKEN}`, { method: 'POST', headers: named() })
    const open = submit(running, json.access_token, 'a.yaml', BAD_CFN)
    await isIn
    const stopped = running.stop()
    expect(await call(`${running.url}/readyz`)).toMatchObject({ status: 503, text: 'not ready\n' })
    expect((await call(`${running.url}/healthz`)).headers.get('connection')).toBe('close')
    await expect.poll(() => call(`${running.url}/healthz`).catch(() => 'refused')).toBe('refused')
    finish()
    expect(await open).toMatchObject({ status: 200, json: { status: 'Success' } })
    await stopped
    expect(running.log.slice(-1)[0]).toContain('"stopped"')
  })

  test('cuts what never ends', async () => {
    const running = await service({ limits: { grace: 0.1 }, judge: () => new Promise(() => undefined) })
    const { json } = await call(`${running.url}${OLDER_TOKEN}`, { method: 'POST', headers: named() })
    const open = submit(running, json.access_token, 'a.yaml', BAD_CFN).then(
      () => 'answered',
      () => 'cut',
    )
    await expect.poll(async () => (await call(`${running.url}/metrics`)).text).toContain('in_progress 1')
    await running.stop()
    expect(await open).toBe('cut')
  })
})

describe('hostile bytes', () => {
  const raw = (url: string, bytes: string | Buffer): Promise<string> =>
    new Promise((resolve) => {
      const { hostname, port } = new URL(url)
      const socket = connect(Number(port), hostname, () => socket.write(bytes))
      let text = ''
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1')
        socket.end()
      })
      socket.on('error', () => resolve(text))
      socket.on('close', () => resolve(text))
    })

  test.each<[string, string | Buffer, RegExp]>([
    ['no HTTP', Buffer.alloc(1_000, 0xff), /^HTTP\/1\.1 400/],
    [
      'an absolute target',
      'GET http://evil/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      /^HTTP\/1\.1 400/,
    ],
    ['a star', 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 400/],
    ['headers without an end', `GET / HTTP/1.1\r\nx: ${'a'.repeat(20_000)}`, /^HTTP\/1\.1 431/],
    ['a target without an end', `GET /${'a'.repeat(20_000)}`, /^HTTP\/1\.1 431/],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      /^HTTP\/1\.1 400/,
    ],
    ['a method that does not exist', 'FOO / HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400/],
    ['CONNECT', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', /^(?:HTTP\/1\.1 4|$)/],
    [
      'an upgrade',
      'GET /healthz HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n',
      /^HTTP\/1\.1 200|^$/,
    ],
  ])('%s', async (_what, bytes, answer) => {
    const { url } = await service()
    expect(await raw(url, bytes)).toMatch(answer)
    expect((await call(`${url}/healthz`)).status).toBe(200)
  })
})
