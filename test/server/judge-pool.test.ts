/** Threads that check templates: real ones, which run small programs that crash, hang or take all memory. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type JudgePool, startJudgePool } from '../../src/server/judge-pool.ts'
import { createLog } from '../../src/server/log.ts'
import { createFolder } from '../support/repository.ts'

/** Says for each file what the thread does with it: its bytes are a program. */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads')
parentPort.postMessage({ kind: 'ready' })
let count = 0
parentPort.on('message', ({ id, fileName, bytes }) => {
  count++
  eval(Buffer.from(bytes).toString())
  const verdict = { kind: 'judged', violationCount: count, policies: [fileName, workerData] }
  parentPort.postMessage({ id, verdict })
})
`

interface Started {
  readonly pool: JudgePool
  readonly log: readonly string[]
}

async function start(
  program: string,
  options: { threads?: number; seconds?: number } = {},
): Promise<Started> {
  const entry = join(createFolder(), 'entry.cjs')
  writeFileSync(entry, program)
  const lines: string[] = []
  const log = createLog(
    (line) => lines.push(line),
    () => new Date(0),
  )
  const limits = { threads: 1, seconds: 60, memory: 64, ...options }
  const pool = await startJudgePool({ entry, data: 'data', ...limits, log })
  onTestFinished(() => pool.close())
  return { pool, log: lines }
}

const file = (fileName: string, program = '') => ({
  fileName,
  bytes: Buffer.from(program),
  service: 'aws' as const,
})
const judged = (violationCount: number, fileName: string) => ({
  kind: 'judged',
  violationCount,
  policies: [fileName, 'data'],
})

test('each gets its own verdict, in the order in which they came', async () => {
  const { pool } = await start(PROGRAM)
  const names = Array.from({ length: 50 }, (_, i) => `${i}.yaml`)
  const verdicts = await Promise.all(names.map((name) => pool.judge(file(name))))
  expect(verdicts).toEqual(names.map((name, i) => judged(i + 1, name)))
})

test('a template that takes too long fails alone, and those behind it are checked', async () => {
  const { pool, log } = await start(PROGRAM, { seconds: 3 })
  const [hanging, next] = await Promise.all([
    pool.judge(file('bad.yaml', 'for (;;);')),
    pool.judge(file('good.yaml')),
  ])
  expect(hanging).toEqual({ kind: 'failed', reason: 'evaluation took longer than 3 s' })
  expect(next).toEqual(judged(1, 'good.yaml'))
  expect(pool.isReady).toBe(true)
  expect(log.join('')).toContain('a template took too long')
})

test('a template that takes all memory fails alone, after a second thread has tried', async () => {
  const { pool, log } = await start(PROGRAM)
  const eat = 'const all = []; for (;;) all.push(new Array(1000).fill(all.length))'
  const verdicts = await Promise.all([pool.judge(file('bad.yaml', eat)), pool.judge(file('good.yaml'))])
  expect(verdicts[0]).toMatchObject({ kind: 'failed' })
  expect(verdicts[0]).toHaveProperty('reason', expect.stringMatching(/^evaluation ended early: .*memory/))
  expect(verdicts[1]).toEqual(judged(1, 'good.yaml'))
  expect(log).toHaveLength(2)
})

test('a thread that crashes once gives the template to another one', async () => {
  const marker = JSON.stringify(join(createFolder(), 'crashed'))
  const once = `const fs = require('node:fs'); if (!fs.existsSync(${marker})) { fs.writeFileSync(${marker}, ''); process.exit(3) }`
  const { pool } = await start(PROGRAM, { threads: 2 })
  const verdicts = await Promise.all([pool.judge(file('a.yaml', once)), pool.judge(file('b.yaml'))])
  expect(verdicts).toMatchObject([{ policies: ['a.yaml', 'data'] }, { policies: ['b.yaml', 'data'] }])
})

test('threads that do not start are an error', async () => {
  await expect(start(`throw new Error('no rules')`)).rejects.toMatchObject({
    code: 'io',
    message: 'cannot start a thread: no rules',
  })
})
