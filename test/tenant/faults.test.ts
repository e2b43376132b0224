/** What networks and tenants do: each ends in a verdict or in one clear line, and nothing is asked for too often. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { MOST_ATTEMPTS } from '../../src/tenant/retry.ts'
import { broken, cacheFolder, client, emulator, PASSWORD } from './support.ts'

const SSH = { kind: 'judged', violationCount: 1, policies: ['Unrestricted SSH Access'] }

describe('what passes is waited for', () => {
  const passing = [
    '429@submit=3',
    '429@poll=3',
    '429@signin=2',
    '500@submit=2',
    '500@poll=2',
    '500@signin=2',
    '502-html@submit=2',
    '502-html@poll=2',
    'reset@submit=2',
    'reset@poll=2',
    'reset@signin=2',
    'aborted@submit=1',
    'aborted@poll=2',
    'truncated@submit=1',
    'truncated@poll=2',
    '401@submit=1',
    '401@poll=1',
    'message-string',
    'odd-status',
  ]
  test.each(passing)('%s', async (fault) => {
    const tenant = await emulator({ faults: [fault] })
    const { verdicts, error } = await client(tenant.url).judge([broken()])
    expect(error).toBeUndefined()
    expect(verdicts).toEqual([SSH])
  })
})

describe('what stays ends the run in one line', () => {
  const staying: readonly (readonly [string, string, RegExp])[] = [
    ['403@submit', 'credentials', /this user is not allowed to scan templates on \S+ \(403\)/],
    ['403@poll', 'credentials', /this user is not allowed to scan templates on \S+ \(403\)/],
    ['403@signin', 'credentials', /rejected the user name or password \(403\)/],
    ['401@signin', 'credentials', /rejected the user name or password \(401\)/],
    ['401@submit', 'credentials', /this user is not allowed to scan templates on \S+ \(401\)/],
    ['404@submit', 'server', /answered a scan with status 404/],
    ['500@submit', 'server', /returned status 500/],
    ['500@poll', 'server', /returned status 500/],
    ['502-html@submit', 'server', /returned status 502/],
    ['reset@submit', 'network', /connection reset/],
    ['reset@poll', 'network', /connection reset/],
    ['reset@signin', 'network', /connection reset/],
    ['truncated@submit', 'protocol', /returned invalid JSON/],
    ['truncated@poll', 'protocol', /returned invalid JSON/],
    ['html@submit', 'protocol', /returned a web page/],
    ['html@poll', 'protocol', /returned a web page/],
    ['html@signin', 'protocol', /returned a web page/],
    ['redirect@submit', 'protocol', /redirected to another origin; refused/],
    ['redirect@poll', 'protocol', /redirected to another origin; refused/],
    ['redirect@signin', 'protocol', /redirected to another origin; refused/],
    ['foreign', 'protocol', /refers to a result at another origin/],
    ['huge@poll', 'network', /too long/],
  ]
  test.each(staying)('%s', async (fault, kind, words) => {
    const tenant = await emulator({ faults: [fault] })
    const { verdicts, error } = await client(tenant.url).judge([broken('a'), broken('b')])
    expect(error?.fault).toBe(kind)
    expect(error?.message).toMatch(words)
    expect(error?.message).not.toMatch(/\n/)
    expect(JSON.stringify([error?.message, error?.hint])).not.toContain(PASSWORD)
    expect(verdicts).toEqual([undefined, undefined])
    const most = Math.max(...Object.values(tenant.stats.counts))
    expect(most).toBeLessThanOrEqual(2 * MOST_ATTEMPTS)
  })

  const endless = [
    'hang@submit',
    'hang@poll',
    'hang@signin',
    'slow@poll',
    'never',
    '429@submit',
    '429:9999@poll',
  ]
  test.each(endless)('%s ends at the deadline', async (fault) => {
    const tenant = await emulator({ faults: [fault] })
    const { error } = await client(tenant.url).judge([broken()], { timeoutSeconds: 1 })
    expect(error).toMatchObject({ fault: 'deadline', message: 'no verdict within 1 seconds' })
  })

  test('a file that was judged before the fault keeps its verdict', async () => {
    const tenant = await emulator({ faults: ['403@poll=1'] })
    const { verdicts, error } = await client(tenant.url).judge([broken('a'), broken('b')], { concurrency: 1 })
    expect(error?.fault).toBe('credentials')
    expect(verdicts.filter((verdict) => verdict === undefined).length).toBeGreaterThan(0)
  })

  test('no one listens', async () => {
    const { error } = await client('http://127.0.0.1:9').judge([broken()])
    expect(error).toMatchObject({
      fault: 'network',
      message: expect.stringMatching(/connection refused|reach/),
    })
  })
})

describe('waiting', () => {
  test('a Retry-After is obeyed, and no longer than a minute', async () => {
    const tenant = await emulator({ faults: ['429:7@submit=1', '429:9999@poll=1'] })
    const { judge, waits } = client(tenant.url)
    expect((await judge([broken()])).verdicts).toEqual([SSH])
    expect(waits).toContain(7_125)
    expect(waits).toContain(60_125)
  })

  test('looks come at growing intervals, and after a while only every five seconds', async () => {
    const tenant = await emulator({ faults: ['never'] })
    const { judge, waits } = client(tenant.url)
    const judging = judge([broken()], { timeoutSeconds: 120 })
    const times = (milliseconds: number) => waits.filter((each) => each === milliseconds).length
    await expect.poll(() => times(5_000)).toBeGreaterThan(1)
    expect(waits.slice(0, 4).map(Math.round)).toEqual([500, 500, 700, 980])
    expect(Math.max(...waits)).toBe(5_000)
    await tenant.close()
    expect((await judging).error?.fault).toBe('network')
  })

  test('the first look comes when earlier runs had their verdict', async () => {
    const tenant = await emulator({ latency: 200 })
    const folder = cacheFolder()
    await client(tenant.url, { folder }).judge([broken('a')])
    const { judge, waits } = client(tenant.url, { folder })
    await judge([broken('b')])
    expect(waits[0]).toBeGreaterThanOrEqual(500)
  })
})

describe('other origins', () => {
  async function stranger(): Promise<{ readonly origin: string; readonly headers: object[] }> {
    const headers: object[] = []
    const server: Server = createServer((request, response) => {
      headers.push(request.headers)
      response.end('{}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, headers }
  }

  test.each(['foreign', 'redirect@submit', 'redirect@poll', 'redirect@signin'])(
    '%s gets no request at all',
    async (fault) => {
      const elsewhere = await stranger()
      const tenant = await emulator({ faults: [fault], elsewhere: elsewhere.origin })
      const { error } = await client(tenant.url).judge([broken()])
      expect(error?.fault).toBe('protocol')
      expect(elsewhere.headers).toEqual([])
    },
  )
})
