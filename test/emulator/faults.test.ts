/** Every fault: how it is written, where it strikes, and what a client gets to see. */
import { describe, expect, test } from 'vitest'
import { readResult, readSubmission } from '../../src/api/answers.ts'
import { FAULT_NAMES, parseFault } from '../../src/emulator/faults.ts'
import { BAD_CFN } from '../support/templates.ts'
import { basic, call, emulator, IAM, poll, signIn, submit } from './support.ts'

describe('parseFault', () => {
  test('reads a name, a place, a count and seconds', () => {
    expect(parseFault('reset=2')).toEqual({ name: 'reset', places: ['submit', 'poll'], count: 2 })
    expect(parseFault('401@poll=1')).toEqual({ name: '401', places: ['poll'], count: 1 })
    expect(parseFault('429:7@submit=3')).toEqual({ name: '429', places: ['submit'], count: 3, retryAfter: 7 })
    expect(parseFault('no-iam')).toEqual({ name: 'no-iam', places: ['signin'], count: Infinity })
    expect(FAULT_NAMES.map((name) => parseFault(`${name}=1`).name)).toEqual(FAULT_NAMES)
  })

  test.each([
    ['melt=1', `unknown fault 'melt'; the faults are ${FAULT_NAMES.join(', ')}`],
    ['__proto__=1', `unknown fault '__proto__'; the faults are ${FAULT_NAMES.join(', ')}`],
    ['hang@lunch=1', "the fault 'hang' is possible at signin, submit, poll, not at 'lunch'"],
    ['never@poll=1', "the fault 'never' is possible at submit, not at 'poll'"],
    ['hang:3=1', "'hang' does not take seconds; only 429 does"],
    ['hang=0', "a fault must be name=count or name@place=count, not 'hang=0'"],
    ['hang=x', "a fault must be name=count or name@place=count, not 'hang=x'"],
    ['', "a fault must be name=count or name@place=count, not ''"],
  ])('refuses %j', (text, message) => {
    expect(() => parseFault(text)).toThrow(expect.objectContaining({ code: 'usage', message }))
  })
})

/** Submits under a fault, and once more when it is used up. */
async function submitTwice(fault: string) {
  const running = await emulator({ faults: [fault] })
  const token = await signIn(running)
  const first = await submit(running, token, 'web.yaml', BAD_CFN)
  const second = await submit(running, token, 'web.yaml', BAD_CFN)
  return { running, first, second }
}

describe('instead of an answer', () => {
  test.each<[string, number, object]>([
    ['429', 429, { status: 429, error: 'Too Many Requests' }],
    ['403', 403, { status: 403, error: 'Forbidden' }],
    ['404', 404, { status: 404, error: 'Not Found' }],
    ['500', 500, { status: 500, error: 'Internal Server Error' }],
  ])('%s is an error with an integer status, counted down', async (name, status, json) => {
    const { running, first, second } = await submitTwice(`${name}@submit=1`)
    expect(first).toMatchObject({ status, json })
    expect(readSubmission(first.json)).toMatchObject({ kind: 'error', status })
    expect(readSubmission(second.json)).toMatchObject({ kind: 'accepted' })
    expect(running.stats.submissions).toHaveLength(1)
    expect(running.stats.requests.map(({ faults }) => faults)).toEqual([[], [name], []])
  })

  test('429 tells when to come back, if it is asked to', async () => {
    expect((await submitTwice('429:2=1')).first.headers.get('retry-after')).toBe('2')
    expect((await submitTwice('429=1')).first.headers.get('retry-after')).toBeNull()
  })

  test('401 takes the token away: only a new one helps', async () => {
    const { running, first, second } = await submitTwice('401=1')
    expect([first.status, second.status]).toEqual([401, 401])
    expect((await submit(running, await signIn(running), 'web.yaml', BAD_CFN)).status).toBe(200)
    expect(running.stats.requests.map(({ faults }) => faults)).toEqual([[], ['401'], [], [], []])
  })

  test('HTML of a gateway and of a captive portal', async () => {
    const gateway = await submitTwice('502-html=1')
    expect(gateway.first.status).toBe(502)
    expect(gateway.first.text).toContain('<title>502 Bad Gateway</title>')
    const portal = await submitTwice('html=1')
    expect(portal.first.status).toBe(200)
    expect(portal.first.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(portal.first.text).toMatch(/^<!DOCTYPE html>/)
  })

  test('a redirect to another origin', async () => {
    const { first } = await submitTwice('redirect=1')
    expect([first.status, first.headers.get('location')]).toEqual([302, 'https://elsewhere.invalid/login'])
  })

  test('a reset connection', async () => {
    const running = await emulator({ faults: ['reset=1'] })
    const token = await signIn(running)
    await expect(submit(running, token, 'web.yaml', BAD_CFN)).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) },
    })
    expect((await submit(running, token, 'web.yaml', BAD_CFN)).status).toBe(200)
    expect(running.stats.requests.at(1)).toMatchObject({ status: undefined, faults: ['reset'] })
  })

  test('no answer at all', async () => {
    const running = await emulator({ faults: ['hang@poll=1'] })
    const token = await signIn(running)
    const { json } = await submit(running, token, 'web.yaml', BAD_CFN)
    const leave = new AbortController()
    const reply = call(json.message, { headers: { 'x-access-token': token }, signal: leave.signal })
    while (running.stats.counts.poll === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    leave.abort()
    await expect(reply).rejects.toMatchObject({ name: 'AbortError' })
    expect((await poll(json.message, token)).json.status).toBe('Completed')
  })

  test('an answer without an end', async () => {
    const running = await emulator({ faults: ['huge@signin=1'] })
    const response = await fetch(`${running.url}${IAM}`, { method: 'POST', headers: basic() })
    let size = 0
    for await (const chunk of response.body ?? []) {
      size += chunk.length
      if (size > 5_000_000) break
    }
    expect(size).toBeGreaterThan(5_000_000)
    expect((await call(`${running.url}${IAM}`, { method: 'POST', headers: basic() })).status).toBe(200)
  })
})

describe('on the way', () => {
  test('JSON that ends in the middle', async () => {
    const { first } = await submitTwice('truncated=1')
    expect(first).toMatchObject({ status: 200, json: undefined })
    expect(first.text).toMatch(/^\{"status":"Success","mess/)
    expect(first.headers.get('content-length')).toBe(String(first.text.length))
  })

  test('a connection that ends in the middle', async () => {
    const running = await emulator({ faults: ['aborted=1'] })
    const token = await signIn(running)
    await expect(submit(running, token, 'web.yaml', BAD_CFN)).rejects.toThrow('terminated')
    expect(running.stats.submissions).toHaveLength(1)
  })

  test('a byte a second', async () => {
    const running = await emulator({ faults: ['slow@signin=1'] })
    const leave = new AbortController()
    const response = await fetch(`${running.url}${IAM}`, {
      method: 'POST',
      headers: basic(),
      signal: leave.signal,
    })
    expect(response.status).toBe(200)
    const first = await response.body?.getReader().read()
    expect(Buffer.from(first?.value ?? []).toString()).toBe('{')
    leave.abort()
  })
})

describe('results', () => {
  test('that never come, in no one’s way', async () => {
    const running = await emulator({ faults: ['never=2'], slots: 1 })
    const token = await signIn(running)
    const submissions = await Promise.all([1, 2].map(() => submit(running, token, 'web.yaml', BAD_CFN)))
    const third = await submit(running, token, 'web.yaml', BAD_CFN)
    expect((await poll(third.json.message, token)).json.status).toBe('Completed')
    for (const { json } of submissions) {
      const reply = await call(json.message, { headers: { 'x-access-token': token } })
      expect(reply.json.status).toBe('In Progress')
    }
  })

  test('elsewhere', async () => {
    const elsewhere = await emulator()
    const running = await emulator({ faults: ['foreign=1'], elsewhere: elsewhere.url })
    const { json } = await submit(running, await signIn(running), 'web.yaml', BAD_CFN)
    expect(new URL(json.message).origin).toBe(elsewhere.url)
    expect(elsewhere.stats.requests).toEqual([])
  })

  test('with a message that is a string, and an unknown status', async () => {
    const running = await emulator({ faults: ['message-string=1', 'odd-status=2'] })
    const token = await signIn(running)
    const { json } = await submit(running, token, 'web.yaml', BAD_CFN)
    const looks = [
      await poll(json.message, token),
      await poll(json.message, token),
      await poll(json.message, token),
    ]
    const final = {
      kind: 'final',
      violationCount: 1,
      policies: ['Unrestricted SSH Access'],
      fileName: 'web.yaml',
    }
    expect(looks.map((look) => readResult(look.json))).toEqual([final, final, final])
    expect(looks.map((look) => [look.json.status, typeof look.json.message])).toEqual([
      ['PASSED_WITH_REMARKS', 'string'],
      ['PASSED_WITH_REMARKS', 'object'],
      ['Completed', 'object'],
    ])
  })
})

test('a sign-in that fails does not give tokens', async () => {
  const running = await emulator({ faults: ['500@signin=1', '429:1@signin=1'] })
  const signInOnce = () => call(`${running.url}${IAM}`, { method: 'POST', headers: basic() })
  expect([(await signInOnce()).status, (await signInOnce()).status, (await signInOnce()).status]).toEqual([
    500, 429, 200,
  ])
})
