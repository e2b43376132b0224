/** What a policy found in a template. */
import type { Label } from './claim.ts'
import type { PolicyInfo, Severity } from './policy-info.ts'
import type { Location } from './source.ts'
import type { Resource } from './template.ts'

/** A policy that is broken, or one that can't be judged because a value is unknown before deployment. */
export interface Finding {
  readonly verdict: 'violation' | 'undecided'
  readonly policy: PolicyInfo
  /** The policy's, unless the configuration grades it differently. */
  readonly severity: Severity
  readonly resource: Resource
  /** The subject's place: findings on the same subject may subsume each other. */
  readonly subject: Location
  /** Where and why; never empty, the first is the primary one. */
  readonly labels: readonly Label[]
  /** Ids of broken policies that this finding stands for. */
  readonly also: readonly string[]
  /** Set where the tenant decides: its own name for the policy, and whether that blocks. */
  readonly tenant?: { readonly name: string; readonly blocks: boolean }
}
