/** A tenant on loopback, and a client of it with a cache folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore } from '../../src/cache/store.ts'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/server.ts'
import { type JudgeOptions, judgeFiles, type TenantAccess } from '../../src/tenant/judge-files.ts'
import type { FileVerdict, Submission } from '../../src/tenant/submission.ts'
import type { TenantError } from '../../src/tenant/tenant-error.ts'

export const USER = 'gate@example.com'
/** Not ASCII: it has to arrive as it was typed. */
export const PASSWORD = 'pä$$:wörd "quoted"'

/** Ended with the test. */
export async function emulator(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const started = await startEmulator({ user: USER, password: PASSWORD, ...options })
  onTestFinished(() => started.close())
  return started
}

export function cacheFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mvc-gate-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'cache')
}

/** Verdicts in the order of the submissions. */
interface Judged {
  readonly verdicts: readonly (FileVerdict | undefined)[]
  readonly error: TenantError | undefined
}

export interface Client {
  judge(submissions: readonly Submission[], more?: Partial<JudgeOptions>): Promise<Judged>
  /** Every wait, in milliseconds, of a clock that waits a hundredth of what it is told. */
  readonly waits: readonly number[]
}

export function client(
  environment: string,
  { folder = cacheFolder(), ...access }: Partial<TenantAccess> & { readonly folder?: string } = {},
): Client {
  const waits: number[] = []
  return {
    waits,
    async judge(submissions, more) {
      const { verdicts, error } = await judgeFiles(
        { environment, credentials: { user: USER, password: PASSWORD }, ca: undefined, ...access },
        submissions,
        {
          concurrency: 8,
          timeoutSeconds: 120,
          verdictCacheMinutes: 15,
          store: openStore(folder),
          progress: () => undefined,
          clock: {
            now: () => Date.now(),
            random: () => 0.5,
            sleep: (milliseconds, signal) => {
              waits.push(milliseconds)
              return sleep(milliseconds / 100, signal)
            },
          },
          ...more,
        },
      )
      return { verdicts: submissions.map((each) => verdicts.get(each)), error }
    },
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
  })
}

const OPEN = `Resources:
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }
`

/** A template that opens SSH to the world; `mark` makes it another one. */
export function broken(mark = ''): Submission {
  return { fileName: 'web.yaml', bytes: Buffer.from(`${OPEN}# ${mark}\n`), service: 'aws' }
}

/** A template with nothing wrong. */
export function sound(mark = ''): Submission {
  const text = OPEN.replace('0.0.0.0/0', '10.0.0.0/8')
  return { fileName: 'web.yaml', bytes: Buffer.from(`${text}# ${mark}\n`), service: 'aws' }
}
