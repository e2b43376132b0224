/** Services as the built command runs them, each in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { MAIN } from './gate.ts'

export const SERVICE_USER = 'ci'
export const SERVICE_PASSWORD = 'p$w: "größer" 7f3a'
const KEY = 'a key of the tests, of 32 characters and more'

export interface Replica {
  readonly process: ChildProcess
  readonly port: number
  readonly url: string
  /** Lines of its log, parsed; grows. */
  readonly log: readonly Readonly<Record<string, unknown>>[]
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<unknown>
}

/** Starts a service on loopback that ends with the test, at the latest. */
export async function startReplica(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Replica> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--listen', '127.0.0.1:0', ...args], {
    env: { ...process.env, MVC_SERVE_PASSWORD: SERVICE_PASSWORD, MVC_SERVE_KEY: KEY, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal)
  const log: Record<string, unknown>[] = []
  const lines = createInterface({ input: child.stdout })
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const entry: Record<string, unknown> = JSON.parse(line)
      log.push(entry)
      if (entry.event === 'listening') resolve(String(entry.url))
    })
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)))
  })
  return { process: child, port: Number(new URL(url).port), url, log, ended }
}
