/** Sweeps whose repositories are checked by workers, over a queue in a real Redis. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { UnrecoverableError, Worker } from 'bullmq'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PREFIX, queueName } from '../../src/sweep/queue/job.ts'
import { MAIN } from '../support/gate.ts'
import { HAS_REDIS, startRedis, type TestRedis } from '../support/redis.ts'
import { type CommandResult, createFolder, run, testEnvironment } from '../support/repository.ts'
import { createFleet, holdUp, linesByName } from '../support/sweep.ts'
import { BAD_TF } from '../support/templates.ts'

const PASSWORD = 'a-redis-password'
const NAMES = Array.from({ length: 12 }, (_, i) => `r${String(i).padStart(2, '0')}`)

/** What a test holds up, so that a sweep cannot be done before something has happened to it. */
const LAST = 'r11'

let redis: TestRedis
let fleet: string
const started = new Set<ChildProcess>()

/** A command that goes on while the test does something. */
interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<CommandResult>
  /** Waits for a text on standard error, or so many lines on standard output. */
  says(what: RegExp | number): Promise<void>
}

function start(args: readonly string[], folder: string): Running {
  const env = { ...testEnvironment(folder), MVC_REDIS_PASSWORD: PASSWORD }
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, env })
  started.add(child)
  const printed = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => {
      printed[name] += chunk.toString('utf8')
    })
  }
  const ended = new Promise<CommandResult>((resolve) => {
    child.on('close', (code) => resolve({ ...printed, code: code ?? -1 }))
  })
  const has = (what: RegExp | number) =>
    typeof what === 'number' ? printed.stdout.split('\n').length > what : what.test(printed.stderr)
  return {
    child,
    ended,
    says: async (what) => {
      while (!has(what)) {
        if (child.exitCode !== null) throw new Error(`ended before ${what}: ${printed.stderr}`)
        await wait(20)
      }
    },
  }
}

/** @param lease seconds in which a worker has to show that it is there, which a busy machine may not let it in two */
const worker = (args: readonly string[] = [], lease = 60): Running =>
  start(
    ['sweep-worker', '--queue', redis.url, '--jobs', '1', '--lease', String(lease), ...args],
    createFolder(),
  )

/** A sweep in a folder of its own, over the whole fleet unless said. */
function sweep(
  args: readonly string[] = [],
  list: readonly string[] = NAMES,
  folder = createFolder(),
): Running {
  writeFileSync(join(folder, 'list.txt'), list.map((name) => `${join(fleet, name)}\n`).join(''))
  return start(['sweep', 'list.txt', '--queue', redis.url, ...args], folder)
}

function expectAll({ stdout, stderr, code }: CommandResult): void {
  const lines = linesByName(stdout)
  const failures = Object.values(lines).flatMap(({ failure }) => failure ?? [])
  expect({ code, failures, stderr }).toEqual({ code: 0, failures: [], stderr })
  expect(Object.keys(lines).sort()).toEqual(NAMES)
  expect(Object.values(lines).map(({ status }) => status)).toEqual(NAMES.map(() => 'checked'))
  expect(stdout + stderr).not.toContain(PASSWORD)
}

describe.skipIf(!HAS_REDIS)('with redis-server', () => {
  beforeAll(async () => {
    const files = NAMES.map((name) => [name, { 'main.tf': `${BAD_TF}# ${name}\n` }] as const)
    fleet = (await createFleet(Object.fromEntries(files))).path
    redis = await startRedis(PASSWORD)
  })
  afterEach(async () => {
    for (const child of started) child.kill('SIGKILL')
    started.clear()
    await redis.kill()
    await redis.restart()
  })
  afterAll(() => redis.kill())

  test('two workers check all, and stop when they are asked to', async () => {
    const workers = [worker(), worker()]
    await Promise.all(workers.map((each) => each.says(/taking repositories/)))
    expectAll(await sweep().ended)
    for (const { child } of workers) child.kill('SIGTERM')
    const ends = await Promise.all(workers.map(({ ended }) => ended))
    expect(ends.map(({ code }) => code)).toEqual([0, 0])
    const done = ends.map(({ stderr }) => Number(/(\d+) repositories done/.exec(stderr)?.[1]))
    expect((done[0] ?? 0) + (done[1] ?? 0)).toBe(NAMES.length)
  })

  test('a worker that is killed loses nothing', async () => {
    const [first] = [worker([], 2), worker([], 2)]
    const swept = sweep()
    await swept.says(2)
    first.child.kill('SIGKILL')
    expectAll(await swept.ended)
  })

  test('a sweep that is killed is resumed', async () => {
    worker()
    const folder = createFolder()
    const first = sweep([], NAMES, folder)
    await first.says(2)
    first.child.kill('SIGKILL')
    await first.ended
    const second = await sweep(['--resume'], NAMES, folder).ended
    expectAll(second)
    expect(second.stderr).toMatch(/resumed, \d+ of 12 are done/)
  })

  test('what a Redis without its data has lost is added again', async () => {
    const release = holdUp(join(fleet, LAST))
    const own = worker()
    const swept = sweep()
    await swept.says(2)
    await redis.kill()
    await Promise.all([own.says(/is not reachable/), swept.says(/is not reachable/)])
    await redis.restart()
    await own.says(/is reachable again/)
    release()
    expectAll(await swept.ended)
  })

  test('without Redis, a sweep ends with what is missing, and is resumed', async () => {
    const release = holdUp(join(fleet, LAST))
    const own = worker()
    const folder = createFolder()
    const swept = sweep(['--idle-limit', '30'], NAMES, folder)
    await swept.says(2)
    await redis.kill()
    const { stdout, stderr, code } = await swept.ended
    release()
    const missing = NAMES.length - Object.keys(linesByName(stdout)).length
    expect(code).toBe(4)
    expect(stderr).toContain(`the sweep ends without ${missing} repositories`)
    expect(stderr).toContain(`Without a result (${missing}):`)
    await redis.restart()
    await own.says(/is reachable again/)
    expectAll(await sweep(['--resume'], NAMES, folder).ended)
  })

  test('a repository that no worker gets done is named', async () => {
    const build = readFileSync(join(dirname(MAIN), 'build-id'), 'utf8').trim()
    const connection = { host: '127.0.0.1', port: redis.port, password: PASSWORD, maxRetriesPerRequest: null }
    const broken = new Worker(
      queueName(build),
      async () => {
        throw new UnrecoverableError('job stalled more than allowable limit')
      },
      { connection, prefix: PREFIX },
    )
    try {
      const { stdout, code } = await sweep([], ['r00']).ended
      expect(code).toBe(4)
      expect(linesByName(stdout).r00).toMatchObject({
        status: 'failed',
        failure: { reason: 'given up: job stalled more than allowable limit' },
      })
    } finally {
      await broken.close()
    }
  })

  test('a repository that fails for now is tried again by the queue', async () => {
    worker()
    const folder = createFolder()
    writeFileSync(join(folder, 'list.txt'), 'http://127.0.0.1:1/x.git\n')
    const { stdout, code } = await start(
      ['sweep', 'list.txt', '--queue', redis.url, '--attempts', '2'],
      folder,
    ).ended
    expect(code).toBe(4)
    expect(linesByName(stdout)['x.git']).toMatchObject({ status: 'failed', attempts: 2 })
  })

  test('credentials are not put into the queue, and the password is not printed', async () => {
    const folder = createFolder()
    writeFileSync(join(folder, 'list.txt'), 'https://user:sup3r@127.0.0.1:1/x.git\n')
    const url = `redis://:${PASSWORD}@127.0.0.1:${redis.port}`
    const { stdout, stderr } = await start(['sweep', 'list.txt', '--queue', url], folder).ended
    expect(linesByName(stdout)['x.git']?.failure?.reason).toMatch(/holds credentials/)
    const refused = await start(
      ['sweep-worker', '--queue', `redis://:wrong-${PASSWORD}@127.0.0.1:${redis.port}`, '--drain'],
      folder,
    ).ended
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('refuses: WRONGPASS') })
    const malformed = await start(['sweep-worker', '--queue', `http://:${PASSWORD}@x`], folder).ended
    expect(malformed.code).toBe(2)
    expect(stdout + stderr + refused.stderr + malformed.stderr).not.toContain(PASSWORD)
  })

  test('a worker ends when the queue is empty, if it is asked to', async () => {
    const swept = sweep()
    await swept.says(/no worker of this version is connected/)
    const { code, stderr } = await worker(['--drain']).ended
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('12 repositories done'),
    })
    expectAll(await swept.ended)
  })
})

test('where the packages of a queue are not installed, one line says so', async () => {
  const folder = createFolder()
  cpSync(dirname(MAIN), join(folder, 'dist'), { recursive: true })
  cpSync(join(dirname(MAIN), '../package.json'), join(folder, 'package.json'))
  const { stderr, code } = await run(
    process.execPath,
    [join(folder, 'dist/main.js'), 'sweep-worker', '--queue', 'redis://127.0.0.1:1'],
    folder,
    testEnvironment(folder),
  )
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr:
      'mvc-gate: a queue needs the packages bullmq and ioredis, which are not installed\n  run: npm install bullmq ioredis\n',
  })
})
