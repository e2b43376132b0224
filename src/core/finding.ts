/** What a policy found in a template. */
import type { Label } from './claim.ts'
import type { PolicyInfo, Severity } from './policy-info.ts'
import type { PolicySet } from './policy-sets.ts'
import type { Location } from './source.ts'
import type { Resource } from './template.ts'

/** A policy that is broken, or one that can't be judged because a value is unknown before deployment. */
export interface Finding {
  readonly verdict: 'violation' | 'undecided'
  readonly policy: PolicyInfo
  /** The policy's, or the one of its safe default; the configuration's where that grades the policy. */
  readonly severity: Severity
  readonly resource: Resource
  /** Set where the values of the resource are left out (`withoutValues`). */
  readonly property?: FoundProperty
  /** The subject's place: findings on the same subject may subsume each other. */
  readonly subject: Location
  /** Where and why; the first is the primary one: what to fix. */
  readonly labels: readonly [Label, ...Label[]]
  /** Where the value that the first label shows is used, where that is in a module and the value is not written there. */
  readonly use?: Location
  /** Ids of broken policies that this finding stands for. */
  readonly also: readonly string[]
  /** The same fault of other resources: of other calls of the module that it stands in. */
  readonly repeats?: readonly Repeat[]
  /** Set where the tenant decides: its own name for the policy, and whether that blocks. */
  readonly tenant?: { readonly name: string; readonly blocks: boolean }
  /** The file of exceptions, where nothing else suppresses it. */
  readonly onlyExceptions?: string
  /** Why suppressions of it do not apply: one line each, with raw text from the repository. */
  readonly remarks?: readonly string[]
  /** Set where the policy is off by default: counts only where the tenant reports it. */
  readonly onlyByTenant?: true
  /** Set where the policy is of a later set than the pinned one: counts only where the tenant reports it. */
  readonly laterSet?: PolicySet
}

/** Which property a finding is about. */
export interface FoundProperty {
  /** As people name it: `SecurityGroupIngress[1].CidrIp`. Undefined where the finding is about the whole resource. */
  readonly path: string | undefined
  /** Single values that tell the item of a list that it is in from its neighbors, sorted: `FromPort=22`. */
  readonly item: readonly string[]
}

/** A finding that another one stands for. */
export interface Repeat {
  readonly finding: Finding
  /** The path of the template that it was found in. */
  readonly template: string
}

/** The findings that count without a tenant. */
export function countedWithoutTenant(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ onlyByTenant, laterSet }) => onlyByTenant !== true && laterSet === undefined)
}

/** The findings that do not count because an earlier set of policies is pinned. */
export function notEnforced(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ laterSet }) => laterSet !== undefined)
}

/** Where a finding points: what to fix, or the subject where something is missing. */
export function primaryPlace({ labels }: Pick<Finding, 'labels'>): Location {
  return labels[0].at
}

/** Whether the policy is violated, rather than undecided. */
export function isViolation({ verdict }: Pick<Finding, 'verdict'>): boolean {
  return verdict === 'violation'
}

/** Where the resource has the value: the place that says which property it is. */
export function placeOfUse(finding: Pick<Finding, 'labels' | 'use'>): Location {
  return finding.use ?? primaryPlace(finding)
}

/** The places that a finding is about: what to fix, and where a module uses it. */
export function placesOf(finding: Pick<Finding, 'labels' | 'use'>): readonly Location[] {
  return finding.use === undefined ? [primaryPlace(finding)] : [primaryPlace(finding), finding.use]
}

/** The names of the resources that have the fault, each once: several templates may use the same names. */
export function resourceNames({ resource, repeats = [] }: Finding): readonly string[] {
  return [...new Set([resource.name, ...repeats.map(({ finding }) => finding.resource.name)])]
}
