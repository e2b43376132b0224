/** What was submitted and what became of it: a queue with slots, and a bounded store of results. */
import { randomUUID } from 'node:crypto'
import type { Submitted, Verdict } from './judge.ts'

export type SubmissionState = 'Submitted' | 'In Progress' | Verdict

export interface Submission {
  readonly id: string
  readonly fileName: string
  readonly state: SubmissionState
}

export interface SubmissionLimits {
  /** How many are judged at once; the others wait. */
  readonly slots: number
  /** How many may be unfinished. */
  readonly queueLimit: number
  /** Milliseconds that a judgment takes, at least. */
  readonly latency: number
}

export interface Submissions {
  isFull(): boolean
  /** Takes one into the queue. */
  add(submitted: Submitted): Submission
  /** Takes one that stays in progress for ever, in no one's way. */
  addUnending(submitted: Submitted): Submission
  find(id: string): Submission | undefined
  /** Stops judging. */
  close(): void
}

/** Results that are kept, the oldest go first; bytes that may wait. */
const MOST_KEPT = 10_000
const MOST_WAITING_BYTES = 268_435_456

interface Waiting {
  readonly submission: { state: SubmissionState }
  readonly submitted: Submitted
}

/** A queue that judges by the given function. */
export function createSubmissions(
  limits: SubmissionLimits,
  judge: (submitted: Submitted) => Promise<Verdict>,
): Submissions {
  const kept = new Map<string, Submission>()
  const waiting: Waiting[] = []
  const timers = new Set<NodeJS.Timeout>()
  let [running, bytes, closed] = [0, 0, false]

  const keep = (fileName: string, state: SubmissionState) => {
    const submission = { id: randomUUID(), fileName, state }
    kept.set(submission.id, submission)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return submission
  }

  const fillSlots = (): void => {
    while (!closed && running < limits.slots) {
      const next = waiting.shift()
      if (next === undefined) return
      running++
      next.submission.state = 'In Progress'
      const timer = setTimeout(() => {
        timers.delete(timer)
        void finish(next)
      }, limits.latency)
      timers.add(timer)
    }
  }

  const finish = async ({ submission, submitted }: Waiting): Promise<void> => {
    submission.state = await judge(submitted).catch(() => BROKEN)
    running--
    bytes -= submitted.bytes.length
    fillSlots()
  }

  return {
    isFull: () => running + waiting.length >= limits.queueLimit || bytes >= MOST_WAITING_BYTES,
    add(submitted) {
      const submission = keep(submitted.fileName, 'Submitted')
      waiting.push({ submission, submitted })
      bytes += submitted.bytes.length
      fillSlots()
      return submission
    },
    addUnending: ({ fileName }) => keep(fileName, 'In Progress'),
    find: (id) => kept.get(id),
    close() {
      closed = true
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      waiting.length = 0
    },
  }
}

const BROKEN: Verdict = { kind: 'failed', reason: 'the emulator failed on this file' }
