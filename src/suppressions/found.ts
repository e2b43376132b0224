/** What suppressions are applied to. */
import type { Finding } from '../core/finding.ts'
import type { Suppressed, UnplacedViolation } from '../core/report.ts'

/** What was found in a template, before suppressions. */
export interface Found {
  readonly findings: readonly Finding[]
  readonly existing: readonly Finding[]
  readonly unconfirmed: readonly Finding[]
  /** Of what is not enforced yet: a suppression that is ready for it is used. */
  readonly notEnforced: readonly Finding[]
  readonly unplaced: readonly UnplacedViolation[]
}

/** What remains of it, and what was suppressed. */
export interface Remaining extends Found {
  readonly suppressed: readonly Suppressed[]
}
