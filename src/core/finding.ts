/** What a policy found in a template. */
import type { Label } from './claim.ts'
import type { PolicyInfo, Severity } from './policy-info.ts'
import type { Location } from './source.ts'
import type { Resource } from './template.ts'

/** A policy that is broken, or one that can't be judged because a value is unknown before deployment. */
export interface Finding {
  readonly verdict: 'violation' | 'undecided'
  readonly policy: PolicyInfo
  /** The policy's, or the one of its safe default; the configuration's where that grades the policy. */
  readonly severity: Severity
  readonly resource: Resource
  /** The subject's place: findings on the same subject may subsume each other. */
  readonly subject: Location
  /** Where and why; the first is the primary one: what to fix. */
  readonly labels: readonly [Label, ...Label[]]
  /** Ids of broken policies that this finding stands for. */
  readonly also: readonly string[]
  /** Set where the tenant decides: its own name for the policy, and whether that blocks. */
  readonly tenant?: { readonly name: string; readonly blocks: boolean }
}

/** Where a finding points: what to fix, or the subject where something is missing. */
export function primaryPlace({ labels }: Pick<Finding, 'labels'>): Location {
  return labels[0].at
}

/** Whether the policy is violated, rather than undecided. */
export function isViolation({ verdict }: Pick<Finding, 'verdict'>): boolean {
  return verdict === 'violation'
}
