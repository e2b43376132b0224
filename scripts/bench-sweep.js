/**
 * Sweeps over generated repositories (BENCH_SWEEP, 1,000): on one machine, again with nothing changed, and by workers that take
 * them from a queue, where `redis-server` is on PATH. Processor time is that of whole process trees, as Linux counts it.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { writeFleet } from './bench-fleet.js'

const COUNT = Number(process.env.BENCH_SWEEP ?? 1_000)
const PACKAGES = fileURLToPath(new URL('../node_modules', import.meta.url))

export async function benchSweep(bench) {
  const fleet = writeFleet(bench, 'fleet', COUNT)
  const rows = [...(await onOneMachine(bench, fleet)), ...(await byQueue(bench, fleet))]
  return { title: `sweep over ${COUNT} repositories with ${fleet.trees} trees`, rows }
}

async function onOneMachine(bench, { list }) {
  const sweep = () => sweepOf(bench, list, ['--folder', join(bench.work, 'sweep')]).ended
  const first = await sweep()
  const again = await sweep()
  const ratio = `${(again.ms / first.ms).toFixed(3)} x the first, ${(again.cpu / first.cpu).toFixed(3)} x its processor time`
  return [
    { name: 'one machine', ms: first.ms, extra: `processor time of each: ${each(first.cpu)} ms` },
    {
      name: 'again, nothing changed',
      ms: again.ms,
      extra: `processor time of each: ${each(again.cpu)} ms; ${ratio}`,
    },
  ]
}

async function byQueue(bench, fleet) {
  if (spawnSync('redis-server', ['--version']).status !== 0) return []
  for (const name of ['bullmq', 'ioredis']) {
    symlinkSync(join(PACKAGES, name), join(bench.installed, '..', name), 'junction')
  }
  const one = await withWorkers(bench, fleet, 1)
  const two = await withWorkers(bench, fleet, 2)
  const ratio = `; ${(one.ms / two.ms).toFixed(2)} x as fast as one, ${(one.flow / two.flow).toFixed(2)} x from the first line on`
  const killed = await withWorkers(bench, fleet, 2, 'a worker')
  const resumed = await withWorkers(bench, fleet, 2, 'the sweep')
  return [
    rowOf('a queue, one worker', one),
    rowOf('a queue, two workers', two, ratio),
    rowOf('two, one killed in the middle', killed),
    rowOf('two, the sweep killed and resumed', resumed),
  ]
}

function rowOf(name, { ms, parts, lines }, more = '') {
  const used = Object.entries(parts).map(([part, cpu]) => `${part} ${each(cpu)}`)
  return {
    name,
    ms,
    extra: `${lines} lines, each once; processor time of each: ${used.join(', ')} ms${more}`,
  }
}

function each(milliseconds) {
  return (milliseconds / COUNT).toFixed(2)
}

/** A sweep by so many workers of one repository at a time, which are there before it starts, in folders of their own. */
async function withWorkers(bench, { list }, count, killed) {
  const work = join(bench.work, `queue-${count}-${killed ?? ''}`)
  mkdirSync(work)
  const redis = await startRedis(work)
  const workers = Array.from({ length: count }, (_, i) => startWorker(bench, work, redis.url, i))
  try {
    await Promise.all(workers.map(({ ready }) => ready))
    const used = () => [
      usedBy(redis.child.pid),
      workers.reduce((sum, { child }) => sum + usedBy(child.pid), 0),
    ]
    const [redisBefore, workersBefore] = used()
    const args = ['--folder', join(work, 'state'), '--queue', redis.url]
    const first = sweepOf(bench, list, args)
    const run = await (killed === undefined
      ? first.ended
      : killInTheMiddle(bench, first, { list, args, victim: killed === 'a worker' ? workers[0] : first }))
    const [redisAfter, workersAfter] = used()
    return {
      ...run,
      parts: {
        sweep: run.cpu,
        Redis: redisAfter - redisBefore,
        ...(killed === 'a worker' ? {} : { workers: workersAfter - workersBefore }),
      },
    }
  } finally {
    for (const { child } of [...workers, redis]) child.kill('SIGKILL')
  }
}

/** Kills when a third of the lines is there; a sweep is then resumed. */
async function killInTheMiddle(bench, first, { list, args, victim }) {
  while (first.lines() < COUNT / 3) await wait(10)
  victim.child.kill('SIGKILL')
  const run = await first.ended
  return victim === first ? sweepOf(bench, list, [...args, '--resume']).ended : run
}

/** Says at the end what the process and its children used. */
const USED = `data:text/javascript,${encodeURIComponent(
  `import { readFileSync } from 'node:fs'
   process.on('exit', () => console.error('used', readFileSync('/proc/self/stat', 'latin1')))`,
)}`

/** Starts a sweep. What has come of it when it has ended: its lines, and its time from the start and from the first line on. */
function sweepOf({ env, main }, list, options) {
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', USED, main, 'sweep', list, ...options], { env })
  const names = []
  let first = started
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (names.length === 0) first = performance.now()
    names.push(JSON.parse(line).repository)
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text
  })
  const ended = once(child, 'close').then(([code, signal]) => {
    const now = performance.now()
    if (signal === null) expectAll(code, names, errors)
    const stat = /^used (.*)$/m.exec(errors)?.[1]
    return {
      ms: now - started,
      flow: now - first,
      cpu: stat === undefined ? Number.NaN : usedIn(stat),
      lines: names.length,
    }
  })
  return { child, lines: () => names.length, ended }
}

function expectAll(code, names, errors) {
  if (code === 0 && names.length === COUNT && new Set(names).size === COUNT) return
  throw new Error(
    `a sweep ended with ${code} and ${names.length} lines for ${new Set(names).size}: ${errors}`,
  )
}

/** Milliseconds of a tick of Linux's accounting. */
const TICK = 10

/** Processor time, in milliseconds, of a process, of its children that have ended, and of theirs. */
function usedIn(stat) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]) * TICK, 0)
}

/** The same with the children that have not ended; 0 where it has. */
function usedBy(pid) {
  try {
    const own = usedIn(readFileSync(`/proc/${pid}/stat`, 'latin1'))
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean)
    return children.reduce((sum, child) => sum + usedBy(child), own)
  } catch {
    return 0
  }
}

function startWorker({ env, main }, work, url, number) {
  const folder = join(work, `worker-${number}`)
  const args = [main, 'sweep-worker', '--queue', url, '--folder', folder, '--jobs', '1', '--lease', '5']
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  // Its first line says that it takes repositories.
  return { child, ready: once(child.stderr, 'data') }
}

/** A Redis in a folder, on a port of its own, which keeps nothing on disk. */
async function startRedis(folder) {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
  ]
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] })
  for await (const line of createInterface({ input: child.stdout })) {
    if (/ready to accept connections/i.test(line)) break
  }
  child.stdout.resume()
  return { child, url: `redis://127.0.0.1:${port}` }
}
