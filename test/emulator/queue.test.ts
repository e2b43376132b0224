/** Slots, the queue and its end. An hour of latency is never waited for: it keeps things as they are. */
import { describe, expect, test } from 'vitest'
import type { Submitted, Verdict } from '../../src/emulator/judge.ts'
import { createSubmissions } from '../../src/emulator/submissions.ts'
import { GOOD_CFN } from '../support/templates.ts'
import { call, emulator, poll, signIn, submit } from './support.ts'

const HOUR = 3_600_000
const CLEAN: Verdict = { kind: 'judged', violationCount: 0, policies: [] }

const submitted = (fileName: string, size = 1): Submitted => ({
  fileName,
  bytes: new Uint8Array(size),
  service: 'aws',
})

describe('the queue', () => {
  test('what has a slot is in progress, the rest is submitted, and more is too much', async () => {
    const running = await emulator({ slots: 1, queueLimit: 2, latency: HOUR })
    const token = await signIn(running)
    const first = await submit(running, token, 'a.yaml', GOOD_CFN)
    const second = await submit(running, token, 'b.yaml', GOOD_CFN)
    const third = await submit(running, token, 'c.yaml', GOOD_CFN)
    expect(third).toMatchObject({ status: 429, json: { status: 429, error: 'Too Many Requests' } })
    const look = async (url: string) => (await call(url, { headers: { 'x-access-token': token } })).json
    expect(await look(first.json.message)).toEqual({
      status: 'In Progress',
      message: 'The request is being processed for the file: a.yaml',
    })
    expect(await look(second.json.message)).toEqual({
      status: 'Submitted',
      message: 'The request is being processed for the file: b.yaml',
    })
    expect(running.stats.submissions.map(({ fileName }) => fileName)).toEqual(['a.yaml', 'b.yaml'])
  })

  test('many at once all get their own result', async () => {
    const running = await emulator({ slots: 2 })
    const token = await signIn(running)
    const names = Array.from({ length: 20 }, (_, i) => `${i}.yaml`)
    const results = await Promise.all(
      names.map(async (name) => {
        const { json } = await submit(running, token, name, GOOD_CFN)
        return (await poll(json.message, token)).json.message.file_name
      }),
    )
    expect(results).toEqual(names)
  })

  test('never judges more than it has slots', async () => {
    const open = new Map<string, (verdict: Verdict) => void>()
    let started: () => void = () => undefined
    const submissions = createSubmissions({ slots: 2, queueLimit: 10, latency: 0 }, ({ fileName }) => {
      return new Promise((resolve) => {
        open.set(fileName, resolve)
        started()
      })
    })
    const untilOpen = async (names: readonly string[]) => {
      while (!names.every((name) => open.has(name))) {
        await new Promise<void>((resolve) => {
          started = resolve
        })
      }
    }
    const [a, b, c] = ['a', 'b', 'c'].map((name) => submissions.add(submitted(name)))
    await untilOpen(['a', 'b'])
    expect([a?.state, b?.state, c?.state]).toEqual(['In Progress', 'In Progress', 'Submitted'])
    expect([...open.keys()]).toEqual(['a', 'b'])
    open.get('b')?.(CLEAN)
    await untilOpen(['c'])
    expect([a?.state, b?.state, c?.state]).toEqual(['In Progress', CLEAN, 'In Progress'])
  })

  test('a judge that fails is a verdict, and frees the slot', async () => {
    const running = createSubmissions({ slots: 1, queueLimit: 10, latency: 0 }, async ({ fileName }) => {
      if (fileName === 'bad') throw new Error('bug')
      return CLEAN
    })
    const bad = running.add(submitted('bad'))
    const good = running.add(submitted('good'))
    while (typeof good.state === 'string') await new Promise((resolve) => setTimeout(resolve, 1))
    expect(bad.state).toEqual({ kind: 'failed', reason: 'the emulator failed on this file' })
  })

  test('is full by bytes too', () => {
    const queue = createSubmissions({ slots: 1, queueLimit: 1_000, latency: HOUR }, async () => CLEAN)
    expect(queue.isFull()).toBe(false)
    queue.add({ ...submitted('a'), bytes: { length: 268_435_456 } as Uint8Array })
    expect(queue.isFull()).toBe(true)
    queue.close()
  })

  test('keeps the latest ten thousand results', () => {
    const queue = createSubmissions({ slots: 1, queueLimit: 1, latency: HOUR }, async () => CLEAN)
    const first = queue.addUnending(submitted('first'))
    const second = queue.addUnending(submitted('second'))
    for (let i = 0; i < 9_999; i++) queue.addUnending(submitted('x'))
    expect(queue.find(first.id)).toBeUndefined()
    expect(queue.find(second.id)).toBe(second)
    queue.close()
  })
})
