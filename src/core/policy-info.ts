/** What people need to know of a policy: how bad its violation is, why, and how to fix it. */
import { type Framework, frameworksFor } from './frameworks.ts'
import { type CUSTOM, PLATFORM_IDS, type Platform, type PlatformService } from './platforms.ts'
import type { InSets } from './policy-sets.ts'

export type Severity = 'low' | 'medium' | 'high' | 'critical'

/** From least to most severe. */
export const SEVERITIES: readonly Severity[] = ['low', 'medium', 'high', 'critical']

/** Whether `severity` is at or above `threshold`. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold)
}

/** What nothing written means, with the page that says so. */
export interface DocumentedDefault {
  /** One framework; all of the policy's without one. */
  readonly in?: Framework
  /** Of the provider or the API; all without one. */
  readonly version?: string
  readonly means: string
  /** A month, or a day: `2023-04`. */
  readonly since?: string
  /** `new`: safe for new resources, older ones keep what they had; `unknown`: not documented. */
  readonly is: 'safe' | 'new' | 'bad' | 'unknown'
  readonly source: string
}

export interface PolicyInfo extends InSets {
  /** The platform and the bad pattern: "allow aws-sg-ssh-open-to-world" must read well. Stable for ever. */
  readonly id: string
  readonly platform: Platform | typeof CUSTOM
  /** What totals are grouped by; one of the platform's. */
  readonly service: PlatformService | typeof CUSTOM
  readonly title: string
  readonly severity: Severity
  /**
   * Of a violation that rests only on a default that is safe for new resources and not written out: below `severity`.
   * Set by the policies that report one (`isOrIsLeft`).
   */
  readonly safeDefaultSeverity?: Severity
  /**
   * `false` where the policy is judged only where the configuration gives it a severity: for faults that are good
   * practice in common set-ups, and for names of a tenant. While it is off, it stands for no other policy.
   */
  readonly enabledByDefault?: false
  /** What nothing written means, where that differs between versions or has changed. */
  readonly defaults?: readonly DocumentedDefault[]
  /** Why it matters: what an attacker or an accident does with it. */
  readonly why: string
  /** What to do, in one sentence that fits under a code frame. */
  readonly fix: string
  /** The vendor's documentation. */
  readonly references: readonly string[]
  /**
   * What it is about in the catalogs of controls: `CIS AWS 3.0.0 3.7`, `NIST 800-53 AC-4`, `PCI DSS 4.0 1.3.1`. Only
   * numbers that a page of the provider maps to the same fault: for CIS AWS the controls of Security Hub
   * (https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html), for CIS Azure the
   * sample of Azure Policy (https://learn.microsoft.com/azure/governance/policy/samples/cis-azure-2-0-0).
   */
  readonly controls?: readonly string[]
  /** Frameworks of its platform in which the fault can't be written, and why. */
  readonly notIn?: Partial<Readonly<Record<Framework, string>>>
  /** Exemptions that the code makes, a sentence each. */
  readonly accepts?: readonly string[]
  /** From which version or date a default or a way to write it holds, a sentence each. */
  readonly since?: readonly string[]
  /** Names that MVISION Cloud tenants give to the same fault. */
  readonly mvisionNames: readonly string[]
  /** Ids of policies whose finding on the same subject says less than this one's; it is then left out. */
  readonly subsumes?: readonly string[]
}

/** The id of a policy and of all that it subsumes: what another one subsumes that says more. */
export function withSubsumed({ id, subsumes = [] }: Pick<PolicyInfo, 'id' | 'subsumes'>): readonly string[] {
  return [id, ...subsumes]
}

/** The severities of a policy in words: `high, low where only a safe default is not written`, `low, off by default`. */
export function severitiesOf({
  severity,
  safeDefaultSeverity = severity,
  enabledByDefault,
}: PolicyInfo): string {
  const off = enabledByDefault === false ? ', off by default' : ''
  return severity === safeDefaultSeverity
    ? `${severity}${off}`
    : `${severity}${off}, ${safeDefaultSeverity} where only a safe default is not written`
}

/** The platform of a policy's id; undefined for what is not one, such as a tenant's name for a policy. */
export function platformOfId(id: string): Platform | undefined {
  return PLATFORM_IDS.find((platform) => id.startsWith(`${platform}-`))
}

/** The frameworks in which a policy judges. */
export function frameworksOf({
  platform,
  notIn,
}: Pick<PolicyInfo, 'platform' | 'notIn'>): readonly Framework[] {
  return frameworksFor(platform).filter((framework) => notIn?.[framework] === undefined)
}
