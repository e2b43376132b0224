/** Workers that crash, hang or cannot start: real threads that run small programs. No template is left out. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { TemplateResult } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { Deadline } from '../../src/gate/evaluate/deadline.ts'
import type { JudgeRequest } from '../../src/gate/evaluate/judge.ts'
import { surroundingsFrom } from '../../src/gate/plan/surroundings.ts'
import { startWorkers } from '../../src/workers/pool.ts'
import { snapshotOf } from '../support/memory-snapshot.ts'
import { createFolder } from '../support/repository.ts'

const OPEN = `Resources:
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }
`
const PATHS = Array.from({ length: 20 }, (_, i) => `web${i}.yaml`)
const BAD = 'web7.yaml'

/** Passes every template, but for one, with which it does something else. */
const passing = (otherwise: string) => `
const { parentPort } = require('node:worker_threads')
parentPort.postMessage({ kind: 'ready' })
parentPort.on('message', ({ id, source: { framework, path } }) => {
  if (path === '${BAD}') ${otherwise}
  const data = { framework, path, findings: [], unscannable: [], passed: 1 }
  const asked = { files: [], folders: [], trees: [] }
  parentPort.postMessage({ kind: 'done', id, result: { data, policies: [] }, asked })
})
`

interface Options {
  readonly how?: JudgeRequest['how']
  readonly timeoutSeconds?: number
}

/** What two workers that run a program make of the templates, by path. */
async function judgeAll(program: string, { how, timeoutSeconds = 120 }: Options = {}) {
  const entry = join(createFolder(), 'worker.cjs')
  writeFileSync(entry, program)
  const workers = startWorkers(2, entry)
  const deadline = new Deadline({ now: () => performance.now(), isCI: false })
  const snapshot = snapshotOf({})
  const nothing = { file: () => ({}), folder: () => [], below: () => [], load: async () => undefined }
  const request = (path: string): JudgeRequest => ({
    planned: {
      source: { framework: 'cloudformation', path, files: [new SourceFile(path, OPEN)] },
      surroundings: surroundingsFrom(nothing),
      snapshot,
    },
    how: how ?? { policies: new Map() },
    rules: { timeoutSeconds },
    deadline,
  })
  try {
    const judged = PATHS.map((path, i) => workers.judges[i % workers.judges.length]?.(request(path)))
    return new Map((await Promise.all(judged)).map((result, i) => [PATHS[i], result as TemplateResult]))
  } finally {
    workers.close()
  }
}

type Results = Awaited<ReturnType<typeof judgeAll>>
const clean = (results: Results) =>
  [...results].filter(([, { findings, unscannable }]) => findings.length + unscannable.length === 0)
const violated = (results: Results) => [...results].filter(([, { findings }]) => findings.length === 1)

test.each([
  ['cannot be loaded', 'throw new Error("broken")'],
  ['ends before it is ready', 'process.exit(3)'],
  [
    'fails each time',
    `const { parentPort } = require('node:worker_threads')
     parentPort.postMessage({ kind: 'ready' })
     parentPort.on('message', ({ id }) => parentPort.postMessage({ kind: 'failed', id, reason: 'x' }))`,
  ],
  [
    'names files that nobody knows',
    `const { parentPort } = require('node:worker_threads')
     parentPort.postMessage({ kind: 'ready' })
     parentPort.on('message', ({ id }) =>
       parentPort.postMessage({ kind: 'done', id, result: { data: { at: { $file: 9 } }, policies: [] } }))`,
  ],
])('a worker that %s: the main thread judges', async (_, program) => {
  expect(violated(await judgeAll(program))).toHaveLength(PATHS.length)
})

test('what is not plain data is judged by the main thread', async () => {
  const how = { policies: new Map(), late: () => undefined }
  expect(violated(await judgeAll(passing('{}'), { how }))).toHaveLength(PATHS.length)
})

test.each([
  ['ends the thread', 'process.exit(3)', /^evaluation ended early: .*3/],
  [
    'throws past everything',
    "setImmediate(() => { throw new Error('odd') }).ref()",
    /^evaluation ended early: odd$/,
  ],
  ['takes all memory', '{ const all = []; for (;;) all.push(new Array(1e5).fill({})) }', /memory/],
])('a template that %s is unscannable, and takes no other with it', async (_, otherwise, reason) => {
  const results = await judgeAll(
    passing(`{ ${otherwise}; return }`).replace(
      'parentPort.postMessage',
      "require('node:v8').setFlagsFromString('--max-old-space-size=64'); parentPort.postMessage",
    ),
  )
  expect(results.get(BAD)?.unscannable).toEqual([{ path: BAD, reason: expect.stringMatching(reason) }])
  expect(clean(results)).toHaveLength(PATHS.length - 1)
})

test('one that hangs is ended when the time is over', async () => {
  const results = await judgeAll(passing('for (;;);'), { timeoutSeconds: 1 })
  const reason = 'not evaluated within 1 s of the run ("timeoutSeconds")'
  expect(results.get(BAD)?.unscannable).toEqual([{ path: BAD, reason, cause: 'time' }])
  // What waited behind it is late too; nothing passes that was not judged.
  expect([...results.values()].every(({ passed, unscannable }) => passed + unscannable.length === 1)).toBe(
    true,
  )
})
