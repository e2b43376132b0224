/** What people need to know of a policy: how bad its violation is, why, and how to mend it. */
import type { Framework } from './template.ts'

export type Severity = 'low' | 'medium' | 'high' | 'critical'

/** From least to most severe. */
export const SEVERITIES: readonly Severity[] = ['low', 'medium', 'high', 'critical']

/** Whether `severity` is at or above `threshold`. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold)
}

export interface PolicyInfo {
  /** Names the bad pattern: "allow aws-sg-ssh-open-to-world" must read well. Stable for ever. */
  readonly id: string
  readonly title: string
  readonly severity: Severity
  /**
   * Of a violation that rests only on a default that is safe for new resources and not written out: below `severity`.
   * Set by the policies that report one (`leavesSafeDefault`).
   */
  readonly safeDefaultSeverity?: Severity
  /** Why it matters: what an attacker or an accident does with it. */
  readonly why: string
  /** What to do, in one sentence that fits under a code frame. */
  readonly fix: string
  /** The cloud vendor's documentation. */
  readonly references: readonly string[]
  /** What it is about in the catalogues of controls: `CIS AWS 3.0.0 5.2`, `NIST 800-53 AC-4`, `PCI DSS 4.0 1.3.1`. */
  readonly controls?: readonly string[]
  /** Frameworks of its cloud in which the fault can't be written, and why. */
  readonly notIn?: Partial<Readonly<Record<Framework, string>>>
  /** Names that MVISION Cloud tenants give to the same fault. */
  readonly mvisionNames: readonly string[]
  /** Ids of policies whose finding on the same subject says less than this one's; it is then left out. */
  readonly subsumes?: readonly string[]
}

export type Cloud = 'aws' | 'azure' | 'gcp'

/** The frameworks that a cloud's resources are written in. */
export const FRAMEWORKS: Readonly<Record<Cloud, readonly Framework[]>> = {
  aws: ['cloudformation', 'terraform'],
  azure: ['arm', 'terraform'],
  gcp: ['terraform'],
}

/** The cloud that a policy is about: the first word of its id. */
export function cloudOf({ id }: Pick<PolicyInfo, 'id'>): Cloud {
  if (id.startsWith('azure-')) return 'azure'
  return id.startsWith('gcp-') ? 'gcp' : 'aws'
}

/** The frameworks in which a policy judges. */
export function frameworksOf(policy: Pick<PolicyInfo, 'id' | 'notIn'>): readonly Framework[] {
  return FRAMEWORKS[cloudOf(policy)].filter((framework) => policy.notIn?.[framework] === undefined)
}
