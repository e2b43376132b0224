/** Results that are kept nowhere: the address of a result is the result. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Verdict } from '../emulator/judge.ts'
import type { Sealer } from './seal.ts'

/** What a client gets for an address. */
export interface Result {
  readonly fileName: string
  readonly verdict: Verdict
}

export interface SealedResults {
  /** What follows the path of results in an address. */
  seal(result: Result, user: string): string
  /** `foreign`: not sealed here, or for another user. */
  open(sealed: string, user: string): Result | 'foreign' | 'expired'
}

/** Far more than the names of all policies; what is sealed was made here. */
const MOST_OPENED_BYTES = 16_777_216

/** A level of zlib. */
const SMALLEST = 9

type Written = readonly [
  ends: number,
  user: string,
  fileName: string,
  verdict: string | readonly [violationCount: number, ...policies: string[]],
]

/**
 * @param lifetime seconds
 * @param now milliseconds since 1970
 */
export function createSealedResults(sealer: Sealer, lifetime: number, now: () => number): SealedResults {
  return {
    seal({ fileName, verdict }, user) {
      const { kind } = verdict
      const judged =
        kind === 'failed' ? verdict.reason : ([verdict.violationCount, ...verdict.policies] as const)
      const written: Written = [now() + lifetime * 1_000, user, fileName, judged]
      return sealer.seal('result', deflateRawSync(JSON.stringify(written), { level: SMALLEST }))
    },
    open(sealed, user) {
      const opened = sealer.open('result', sealed)
      if (opened === undefined) return 'foreign'
      const text = inflateRawSync(opened, { maxOutputLength: MOST_OPENED_BYTES }).toString()
      const [ends, owner, fileName, judged] = JSON.parse(text) as Written
      if (owner !== user) return 'foreign'
      if (now() >= ends) return 'expired'
      return { fileName, verdict: verdictOf(judged) }
    },
  }
}

function verdictOf(judged: Written[3]): Verdict {
  if (typeof judged === 'string') return { kind: 'failed', reason: judged }
  const [violationCount, ...policies] = judged
  return { kind: 'judged', violationCount, policies }
}
