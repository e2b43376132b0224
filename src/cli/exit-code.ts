/** The only table of exit codes: a stable contract. */
import type { ErrorCode } from '../core/errors.ts'
import type { Outcome } from '../core/report.ts'

export const EXIT = {
  allow: 0,
  violations: 1,
  usage: 2,
  unscannable: 3,
  undetermined: 4,
  bug: 70,
  interrupted: 130,
} as const

/** For `--help`. */
export const EXIT_MEANINGS: readonly (readonly [number, string])[] = [
  [EXIT.allow, 'nothing blocks'],
  [EXIT.violations, 'blocked by violations (or by undecided policies, where they block)'],
  [EXIT.usage, 'usage, configuration or git error'],
  [EXIT.unscannable, 'blocked because a template could not be scanned'],
  [EXIT.undetermined, 'no verdict from the tenant, and "onUnavailable" is "block"'],
  [EXIT.bug, 'internal error: a bug'],
  [EXIT.interrupted, 'interrupted'],
]

/** The exit code of a decision. */
export function exitCodeOf(outcome: Outcome): number {
  return EXIT[outcome]
}

/** The exit code of a run that failed before it could decide. */
export function exitCodeOfError(code: ErrorCode): number {
  if (code === 'refused') return EXIT.violations
  if (code === 'unavailable') return EXIT.undetermined
  return EXIT.usage
}
