/** The server's record of pushes: one line of JSON for each, without any content. */
import { spawn } from 'node:child_process'
import { appendFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { GateError, messageOf } from '../../core/errors.ts'
import { escapeJson } from '../../report/terminal.ts'
import type { Facts } from './messages.ts'

export interface Entry extends Partial<Facts> {
  /** ISO 8601, UTC. */
  readonly time: string
  readonly version: string
  readonly repository: string
  readonly user?: string | undefined
  readonly outcome: 'allowed' | 'blocked' | 'skipped'
  /** Set where the time limit decided. */
  readonly timeout?: string
  /** The reason that the client gave for a skip. */
  readonly skip?: string
  /** Why the push could not be checked. */
  readonly error?: string
  readonly exitCode: number
  readonly milliseconds: number
  readonly refs: readonly { readonly ref: string; readonly old: string; readonly new: string }[]
  /** Where there are more than `refs` has. */
  readonly moreRefs?: number
}

/** Instead of a file. */
const SYSLOG = 'syslog'

/**
 * Adds a line to the log.
 * @param target a file, from `cwd`, or `syslog`
 * @throws GateError `io`
 */
export async function writeEntry(target: string, cwd: string, entry: Entry): Promise<void> {
  const line = `${escapeJson(JSON.stringify(entry))}\n`
  try {
    // In one piece, so that pushes at the same time do not mix.
    if (target === SYSLOG) await logToSystem(line)
    else await appendFile(resolve(cwd, target), line)
  } catch (error) {
    throw new GateError('io', `cannot write the log '${target}' (--log): ${messageOf(error)}`, {
      cause: error,
    })
  }
}

/** The logger of util-linux cuts lines of more than 1 KiB into several by default. */
const MOST_BYTES = 65_536

async function logToSystem(line: string): Promise<void> {
  const tag = ['-t', 'mvc-gate']
  // Other systems than Linux have no such option.
  const isLogged = await logger(['--size', String(MOST_BYTES), ...tag], line)
  if (!isLogged && !(await logger(tag, line))) throw new Error('logger failed')
}

function logger(args: readonly string[], line: string): Promise<boolean> {
  return new Promise((done, fail) => {
    const child = spawn('logger', args, { stdio: ['pipe', 'ignore', 'ignore'] })
    child.on('error', fail)
    child.on('close', (code) => done(code === 0))
    child.stdin.on('error', () => undefined)
    child.stdin.end(line)
  })
}
