/** Redis servers for tests: Debian's `redis-server`, on a port and in a folder of their own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll } from 'vitest'
import { createFolder } from './repository.ts'

/** Whether this machine has one. */
export const HAS_REDIS = spawnSync('redis-server', ['--version']).status === 0

export interface TestRedis {
  readonly port: number
  /** Without the password. */
  readonly url: string
  /** Ends it at once; what it held is gone. */
  kill(): Promise<void>
  /** Starts it again on the same port, with nothing in it. */
  restart(): Promise<void>
}

const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
})

/**
 * A port below those that systems give to whoever asks for any (from 32,768 on): other tests must not get it while no Redis
 * is there.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + randomInt(12_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

export async function startRedis(password: string): Promise<TestRedis> {
  const port = await freePort()
  const folder = createFolder()
  let child: ChildProcess
  const start = async () => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    child = spawn('redis-server', [...args, '--dir', folder, '--requirepass', password], { stdio: 'ignore' })
    running.add(child)
    while (!(await isOpen(port))) await wait(50)
  }
  await start()
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    kill: async () => {
      if (!running.has(child)) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
      running.delete(child)
    },
    restart: start,
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
