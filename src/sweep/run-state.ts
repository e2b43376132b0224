/**
 * What is kept of runs: the lines of the current one, so that it can be resumed, and of the last one, for the trend. A run
 * that is not finished has a file `results.jsonl`; one that is has become `last.jsonl`.
 */

import { randomBytes } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { GateError, messageOf } from '../core/errors.ts'
import { parseLine, type SweptLine, writeLine } from './line.ts'

export interface RunState {
  /** 16 hexadecimal digits; those of the run that is resumed. */
  readonly id: string
  /** The run before it that was not finished and is not resumed. */
  readonly abandoned: string | undefined
  /** The lines that are there when a run is resumed. */
  readonly earlier: () => AsyncIterable<SweptLine>
  /** Adds a line. */
  add(line: SweptLine): void
  /** The lines of this run. */
  readonly lines: () => AsyncIterable<SweptLine>
  /** The lines of the last finished run. */
  readonly last: () => AsyncIterable<SweptLine>
  /** Has this run be the last one. */
  finish(): void
  close(): void
}

const CURRENT = 'results.jsonl'
const LAST = 'last.jsonl'
const RUN = 'run.json'

/**
 * Begins a run, or goes on with one.
 * @param folder absolute; made where it is not there
 * @param about what a run must have in common with the one that it resumes
 * @throws GateError `io`, and `usage` where there is nothing to resume or what there is was made by other rules
 */
export function openRun(folder: string, about: string, resume: boolean): RunState {
  const path = (name: string) => join(folder, name)
  try {
    mkdirSync(folder, { recursive: true })
    const before = readRun(path(RUN))
    const isResumed = resume && before !== undefined
    const id = isResumed ? resumedRun(before, about) : randomBytes(8).toString('hex')
    if (isResumed) cutTornLine(path(CURRENT))
    else {
      rmSync(path(CURRENT), { force: true })
      writeFileSync(path(RUN), JSON.stringify({ id, about }))
    }
    const file = openSync(path(CURRENT), 'a')
    return {
      id,
      abandoned: isResumed ? undefined : before?.id,
      earlier: isResumed ? () => linesOf(path(CURRENT)) : nothing,
      add: (line) => void writeSync(file, `${writeLine(line)}\n`),
      lines: () => linesOf(path(CURRENT)),
      last: () => linesOf(path(LAST)),
      finish: () => {
        fsyncSync(file)
        renameSync(path(CURRENT), path(LAST))
        rmSync(path(RUN), { force: true })
      },
      close: () => closeSync(file),
    }
  } catch (error) {
    if (error instanceof GateError) throw error
    throw new GateError('io', `cannot keep the state of the sweep in '${folder}': ${messageOf(error)}`)
  }
}

async function* nothing(): AsyncIterable<SweptLine> {}

interface Run {
  readonly id: string
  readonly about: string
}

function readRun(path: string): Run | undefined {
  if (!existsSync(path)) return undefined
  try {
    const { id, about } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Record<keyof Run, unknown>>
    return typeof id === 'string' && typeof about === 'string' ? { id, about } : undefined
  } catch {
    // It was cut: the run had not begun.
    return undefined
  }
}

function resumedRun(before: Run, about: string): string {
  if (before.about === about) return before.id
  throw new GateError('usage', 'the run to resume used another version or other options', {
    hint: 'leave out --resume to begin a new run; verdicts of this version are still used',
  })
}

/** A line that was being written when the process ended. */
function cutTornLine(path: string): void {
  if (!existsSync(path)) return
  const content = readFileSync(path)
  truncateSync(path, content.lastIndexOf(0x0a) + 1)
}

async function* linesOf(path: string): AsyncIterable<SweptLine> {
  if (!existsSync(path)) return
  const texts = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })
  for await (const text of texts) {
    const line = parseLine(text)
    if (line !== undefined) yield line
  }
}
