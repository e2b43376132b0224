/** What a run found, and the one place that decides what it means. */
import type { Finding } from './finding.ts'
import { atLeast, type PolicyInfo, type Severity } from './policy-info.ts'
import type { Location } from './source.ts'
import type { Framework, Gap } from './template.ts'

/** What an engine says of one template. */
export interface TemplateResult {
  readonly framework: Framework
  /** The file, or for Terraform the directory. */
  readonly path: string
  readonly findings: readonly Finding[]
  /** Parts, or the whole, that could not be read. */
  readonly unscannable: readonly Unscannable[]
  /** Parts that were read and not judged. */
  readonly gaps?: readonly Gap[]
  /** What the template itself asks to ignore. */
  readonly suppressions?: readonly WrittenSuppression[]
  /** How many policies passed, counted per subject. */
  readonly passed: number
}

/** A wish to ignore findings that stands in a template; not yet checked. */
export interface WrittenSuppression {
  readonly at: Location
  readonly policies: readonly string[]
  readonly reason: string
  /** The last day on which it holds. */
  readonly until: string | undefined
  /** What is wrong with the way it is written. */
  readonly fault: string | undefined
  /** Whether it is written where it speaks of the finding. */
  readonly covers: (finding: Finding) => boolean
}

/** A wish to ignore that is wrong, expired, or without effect. */
export interface SuppressionProblem {
  readonly path: string
  /** Where it stands in a template; a configuration is told by its path and key. */
  readonly at?: Location
  readonly message: string
}

/** A wish to ignore that the change brings, told to whoever reviews it. */
export interface AddedSuppression {
  readonly path: string
  readonly at?: Location
  readonly policies: readonly string[]
  readonly reason: string
}

export interface Unscannable {
  readonly path: string
  readonly reason: string
  readonly at?: Location
}

/** What the configuration in force for a template makes of its findings. */
export interface GateRules {
  readonly failOn: Severity
  readonly undecided: 'report' | 'block'
  readonly unscannable: 'block' | 'warn'
}

export type EngineName = 'inline' | 'offline'

export interface JudgedTemplate {
  /** Its findings are those that count: where the tenant decides, those that show the place of its violations. */
  readonly result: TemplateResult
  readonly rules: GateRules
  /** Who decided on it. */
  readonly engine: EngineName
  /** Violations of the tenant for which the embedded engine knows no place. */
  readonly unplaced: readonly UnplacedViolation[]
  /** Violations that the embedded engine finds and the tenant, which decides, does not. */
  readonly unconfirmed: readonly Finding[]
  /** Findings that were there before the change; they don't count. */
  readonly existing: readonly Finding[]
  /** Violations of the tenant without a place that it counts in what was there before, too; they don't count. */
  readonly existingUnplaced: readonly UnplacedViolation[]
  /** How many findings the change mends. */
  readonly fixed: number
  /** What the configuration tells to ignore. */
  readonly suppressed: readonly Suppressed[]
  /** Set where nobody could decide, and that blocks. */
  readonly undetermined?: boolean
}

/** A violation as the tenant tells it: a name, and the file it was handed. */
export interface UnplacedViolation {
  readonly path: string
  /** Undefined where the tenant counts a violation that it does not name. */
  readonly name: string | undefined
  /** The policy of the catalogue that the name stands for. */
  readonly policy: PolicyInfo | undefined
  readonly blocks: boolean
}

/** A violation that is ignored on purpose. */
export interface Suppressed {
  readonly path: string
  /** A policy's id, or a tenant's name for one. */
  readonly policy: string
  readonly resource: string | undefined
  readonly reason: string
  readonly by: 'configuration' | 'template'
  /** Undefined for a violation of the tenant without a place. */
  readonly finding: Finding | undefined
}

/** What became of asking a tenant. */
export interface TenantReport {
  /** The environment's host. */
  readonly host: string
  /** Why it could not decide on everything, and what is done instead. */
  readonly failure?: {
    readonly reason: string
    readonly hint: string | undefined
    readonly instead: 'offline' | 'block' | 'warn'
  }
}

/** A candidate, or a part of a template, that was not judged, and why that is no fault. */
export interface NotChecked {
  readonly path: string
  /** The part; the whole file where there is none. */
  readonly at?: Location
  readonly reason: string
  /** Whether a person should be told: something that looks like a template was left out. */
  readonly notable: boolean
}

export type Action = 'commit' | 'merge' | 'push' | 'scan'

export interface Report {
  /** Who decided: `inline` where the tenant decided on any template. */
  readonly engine: EngineName
  /** The tenants that were asked. */
  readonly tenants: readonly TenantReport[]
  /** What the gate stands before. */
  readonly action: Action
  readonly judged: readonly JudgedTemplate[]
  readonly notChecked: readonly NotChecked[]
  readonly suppressionProblems: readonly SuppressionProblem[]
  /** Whether those block. */
  readonly strictSuppressions: boolean
  readonly addedSuppressions: readonly AddedSuppression[]
  /** Things to tell that are no finding: a tag that holds no files, and the like. */
  readonly notes: readonly string[]
  /** Milliseconds. */
  readonly duration: number
}

/**
 * What the gate decides. Violations win over unscannable parts, because they are certain; those over a tenant that
 * could not decide, because the user can mend them.
 */
export type Outcome = 'allow' | 'violations' | 'unscannable' | 'undetermined'

/** Whether a finding blocks under the rules of its template. */
export function blocks(finding: Finding, rules: GateRules): boolean {
  if (finding.tenant !== undefined) return finding.tenant.blocks
  if (finding.verdict === 'undecided') return rules.undecided === 'block'
  return atLeast(finding.severity, rules.failOn)
}

/** The gate's decision; nothing else decides. */
export function outcomeOf(
  report: Pick<Report, 'judged'> & Partial<Pick<Report, 'suppressionProblems' | 'strictSuppressions'>>,
): Outcome {
  const { judged, suppressionProblems = [], strictSuppressions = false } = report
  if (judged.some(violates) || (strictSuppressions && suppressionProblems.length > 0)) return 'violations'
  const isUnscannable = ({ result, rules }: JudgedTemplate) =>
    result.unscannable.length > 0 && rules.unscannable === 'block'
  if (judged.some(isUnscannable)) return 'unscannable'
  return judged.some(({ undetermined }) => undetermined) ? 'undetermined' : 'allow'
}

/** Whether a template has anything that blocks as a violation does. */
export function violates({ result, rules, unplaced }: JudgedTemplate): boolean {
  return result.findings.some((finding) => blocks(finding, rules)) || unplaced.some((each) => each.blocks)
}
