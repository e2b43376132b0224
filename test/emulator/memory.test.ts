/** What stays of thousands of submissions: bounded records, and no template. */
import { expect, test } from 'vitest'
import { collectAfterBytes, garbageCollector } from '../../src/emulator/collect.ts'
import { GOOD_CFN } from '../support/templates.ts'
import { emulator, poll, signIn, submit } from './support.ts'

const MEGABYTE = 1_048_576

test('garbage is collected after each half megabyte of templates', () => {
  let collected = 0
  const judged = collectAfterBytes(() => collected++)
  for (let i = 0; i < 40; i++) judged(MEGABYTE / 16)
  expect(collected).toBe(5)
  judged(10 * MEGABYTE)
  expect(collected).toBe(6)
})

test('what was judged is not held', async () => {
  const running = await emulator({ slots: 4 })
  const token = await signIn(running)
  const collect = garbageCollector()
  const submitOnce = async (i: number) => {
    // 100 kB each, and no two alike.
    const { json } = await submit(running, token, `${i}.yaml`, `${GOOD_CFN}# ${String(i).repeat(50_000)}\n`)
    expect((await poll(json.message, token)).json.status).toBe('Completed')
  }
  for (let i = 10; i < 30; i++) await submitOnce(i)
  collect()
  const before = process.memoryUsage()
  for (let i = 30; i < 99; i++) await submitOnce(i)
  const growth = (kind: 'heapUsed' | 'arrayBuffers') => () => {
    collect()
    return process.memoryUsage()[kind] - before[kind]
  }
  // Buffers are given back by another thread, some time after a collection.
  await expect.poll(growth('heapUsed'), { timeout: 20_000 }).toBeLessThan(4 * MEGABYTE)
  await expect.poll(growth('arrayBuffers'), { timeout: 20_000 }).toBeLessThan(2 * MEGABYTE)
})
