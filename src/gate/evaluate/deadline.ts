/** The time that a run may take: what was not evaluated by then is reported, so that nothing hangs and nothing passes. */
import { AUTO, type Config } from '../../config/keys.ts'
import type { Unscannable } from '../../core/report.ts'

export interface Clock {
  /** Milliseconds from any start. */
  readonly now: () => number
  readonly isCI: boolean
}

/** `performance` takes milliseconds to load. */
export const SYSTEM_TIME = (): number => Number(process.hrtime.bigint() / 1_000_000n)

/** Counts from when it is made. */
export class Deadline {
  readonly #clock: Clock
  readonly #start: number
  /** Whether a template of a base was left out: what is found may have been there before. */
  isBaseMissing = false

  constructor(clock: Clock) {
    this.#clock = clock
    this.#start = clock.now()
  }

  /** Whether the time that a configuration allows is over. */
  isOver(rules: Pick<Config, 'timeoutSeconds'>): boolean {
    return this.left(rules) < 0
  }

  /** Milliseconds that are left of the time that a configuration allows; negative when it is over. */
  left(rules: Pick<Config, 'timeoutSeconds'>): number {
    return this.#start + this.#secondsOf(rules) * 1_000 - this.#clock.now()
  }

  /** What to report for a template that was not evaluated, or not by every policy. */
  missed(path: string, rules: Pick<Config, 'timeoutSeconds'>): Unscannable {
    const reason = `not evaluated within ${this.#secondsOf(rules)} s of the run ("timeoutSeconds")`
    return { path, reason, cause: 'time' }
  }

  #secondsOf({ timeoutSeconds }: Pick<Config, 'timeoutSeconds'>): number {
    return timeoutSeconds === 'auto' ? AUTO.timeoutSeconds[this.#clock.isCI ? 'ci' : 'hook'] : timeoutSeconds
  }
}
