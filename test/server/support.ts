/** Services on loopback, and a client of their own for each test. */
import { afterEach } from 'vitest'
import { judge } from '../../src/emulator/judge.ts'
import { createLog } from '../../src/server/log.ts'
import { DEFAULT_LIMITS, type ServiceLimits, type ServiceOptions } from '../../src/server/options.ts'
import { type Service, startService } from '../../src/server/service.ts'
import { userWithPassword } from '../../src/server/users.ts'
import { PASSWORD, USER } from '../emulator/support.ts'

export const KEY = 'a key of the tests, of 32 characters and more'
export const OTHER_KEY = 'another key of the tests, as long as the first'

export interface RunningService extends Service {
  readonly log: readonly string[]
}

const running: Service[] = []

type Options = Partial<Omit<ServiceOptions, 'limits'>> & { readonly limits?: Partial<ServiceLimits> }

/** A service that ends with the test. */
export async function service({ limits, ...options }: Options = {}): Promise<RunningService> {
  const log: string[] = []
  const started = await startService({
    host: '127.0.0.1',
    port: 0,
    users: [userWithPassword(USER, PASSWORD)],
    keys: [KEY],
    version: '1.2.3',
    judge,
    log: createLog(
      (line) => log.push(line),
      () => new Date(0),
    ),
    ...options,
    limits: { ...DEFAULT_LIMITS, fileBytes: 1_048_576, drain: 0, grace: 1, ...limits },
  })
  running.push(started)
  const stop = () => {
    running.splice(running.indexOf(started), 1)
    return started.stop()
  }
  return { ...started, stop, log }
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()))
})
