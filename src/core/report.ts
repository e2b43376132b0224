/** What a run found, and the one place that decides what it means. */
import type { Finding } from './finding.ts'
import type { Fix, Refusal } from './fix.ts'
import type { Framework } from './frameworks.ts'
import { atLeast, type PolicyInfo, type Severity } from './policy-info.ts'
import type { Location, UnreadCause } from './source.ts'
import type { Gap, Use } from './template.ts'

/** What an engine says of one template. */
export interface TemplateResult {
  readonly framework: Framework
  /** The file, or for Terraform the directory. */
  readonly path: string
  readonly findings: readonly Finding[]
  /** Parts, or the whole, that could not be read. */
  readonly unscannable: readonly Unscannable[]
  /** Parts that were read and not checked. */
  readonly gaps?: readonly Gap[]
  /** The templates of their own that it uses. */
  readonly uses?: readonly Use[]
  /** The suppressions that the template holds. */
  readonly suppressions?: readonly WrittenSuppression[]
  /** How many policies passed, counted per subject. */
  readonly passed: number
}

/** A suppression written in a template, not yet validated. */
export interface WrittenSuppression {
  readonly at: Location
  readonly policies: readonly string[]
  readonly reason: string
  /** The last day on which it holds. */
  readonly until: string | undefined
  /** What is wrong with the way it is written. */
  readonly fault: string | undefined
  /** Keys of the findings that it is written to apply to (`suppressions/cover.ts`). */
  readonly covers: readonly string[]
  /** An object whose findings it applies to as well. */
  readonly within?: Location
}

/** A suppression that is invalid, expired or unused. */
export interface SuppressionProblem {
  readonly path: string
  /** Where it stands in a template or among exceptions; in a configuration, `path` holds the file and the key. */
  readonly at?: Location
  readonly message: string
}

/** A suppression that the change adds, reported to whoever reviews it. */
export interface AddedSuppression {
  readonly path: string
  readonly at?: Location
  readonly policies: readonly string[]
  readonly reason: string
}

/** What a change does to the exceptions; for whoever owns them. */
export interface ExceptionChange {
  /**
   * `removed` is one that had expired: what it accepted is existing from then on, and does not block.
   * `changed` is another path or resource, where it is not known which of the two is wider.
   */
  readonly kind: 'added' | 'widened' | 'changed' | 'prolonged' | 'removed'
  /** The file of exceptions. */
  readonly path: string
  /** The entry; for one that is removed, where it was. */
  readonly at: Location
  readonly entry: ExceptionEntry
  /** What it was before; undefined for one that is added. */
  readonly before: ExceptionEntry | undefined
}

/** An entry of a file of exceptions, as it is written. */
export interface ExceptionEntry {
  readonly policy: string
  readonly path: string | undefined
  readonly resource: string | undefined
  readonly reason: string
  readonly owners: readonly string[]
  readonly ticket: string | undefined
  /** The last day on which it applies. */
  readonly until: string | undefined
}

/** A setting of the gate that the change weakens, or a configuration that it removes or replaces. It does not block. */
export interface ConfigurationChange {
  /** The configuration file; for one that is removed, where it was. */
  readonly path: string
  /** Undefined where it is about the whole file. */
  readonly key: string | undefined
  /** One line, with raw text from the configuration. */
  readonly message: string
  /** Templates that are no longer checked; a Terraform folder's by file. */
  readonly files: readonly string[]
}

/** What in a configuration has no effect: a glob that matches nothing, a second file in the same folder. */
export interface ConfigurationProblem {
  /** The configuration file. */
  readonly path: string
  /** One line, with raw text from the configuration. */
  readonly message: string
}

/** A pack that a configuration in force is built on. */
export interface PackInForce {
  /** The configuration file. */
  readonly path: string
  /** With its version, where it is a package: `@acme/gate-policy 1.2.0`, `team.mvcrc.yaml`. */
  readonly name: string
  /** The keys whose values come from it, in whole or in part. */
  readonly keys: readonly string[]
  /** The keys that it makes final. */
  readonly final: readonly string[]
  /** How many files of policies it brings. */
  readonly policyFiles: number
}

export interface Unscannable {
  readonly path: string
  readonly reason: string
  /** Of a file that could not be read at all. */
  readonly cause?: UnreadCause
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
  /** Violations reported by the tenant for which the embedded engine has no place. */
  readonly unplaced: readonly UnplacedViolation[]
  /** Violations that the embedded engine finds and the tenant, which decides, does not. */
  readonly unconfirmed: readonly Finding[]
  /** Findings of policies that are of a later set than the pinned one; they do not count. */
  readonly notEnforced?: readonly Finding[]
  /** Findings that the base of the change already has; they do not count. */
  readonly existing: readonly Finding[]
  /** Violations without a place that the tenant reports for the base as well; they do not count. */
  readonly existingUnplaced: readonly UnplacedViolation[]
  /** How many findings of the base the change fixes. */
  readonly fixed: number
  /** Findings that a suppression accepts. */
  readonly suppressed: readonly Suppressed[]
  /** Set where there is no verdict, and that blocks. */
  readonly undetermined?: boolean
  /** The changed path by which a change reaches the template without touching it. */
  readonly reachedThrough?: string
  /** The fixes of its violations, where the run looks for them; none for a violation that no fix was found for in time. */
  readonly fixes?: ReadonlyMap<Finding, Fix | Refusal>
}

/** A violation as the tenant reports it: a name, and the file it was sent. */
export interface UnplacedViolation {
  readonly path: string
  /** Undefined for a violation that the tenant reports without a name. */
  readonly name: string | undefined
  /** The policy of the catalog that the name stands for. */
  readonly policy: PolicyInfo | undefined
  readonly blocks: boolean
  /** As of a finding. */
  readonly onlyExceptions?: string
  readonly remarks?: readonly string[]
}

/** A violation that a suppression accepts. */
export interface Suppressed {
  readonly path: string
  /** A policy's id, or a tenant's name for one. */
  readonly policy: string
  readonly resource: string | undefined
  readonly reason: string
  readonly by: 'configuration' | 'template' | 'exception'
  /** Set where an exception accepts it. */
  readonly exception?: ExceptionEntry & { readonly at: Location }
  /** Undefined for a violation of the tenant without a place. */
  readonly finding: Finding | undefined
}

/** What became of asking a tenant. */
export interface TenantReport {
  /** The environment's host. */
  readonly host: string
  /** Why it gave no verdict on some or all templates, and what is done instead. */
  readonly failure?: {
    readonly reason: string
    readonly hint: string | undefined
    readonly instead: 'offline' | 'block' | 'warn'
  }
}

/** A candidate, or a part of a template, that was not checked, and why that is not an error. */
export interface NotChecked {
  readonly path: string
  /** The part; the whole file where there is none. */
  readonly at?: Location
  readonly reason: string
  /** Whether to report it each time: something that looks like a template was not checked. */
  readonly notable: boolean
}

/** What happens to a commit that bypasses the gate; without hooks that see to it, nothing does. */
export interface Bypass {
  /** A post-commit hook records it. */
  readonly recorded: boolean
  /** A pre-push hook checks what it brings. */
  readonly pushChecked: boolean
}

/** Where later commands find what a report is about. */
export interface FollowUp {
  /** In the index that stays. What git commits from an index of its own (`commit -a`, `commit <path>`) is not in that. */
  readonly staged: boolean
  /** The folder that the command was given in, from the top of the repository; '' for the top. */
  readonly folder: string
}

/** `receive` is a push, on the server. */
export type Action = 'commit' | 'merge' | 'push' | 'receive' | 'scan'

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
  /** What the change does to the exceptions, apart from ending them. */
  readonly exceptionChanges: readonly ExceptionChange[]
  /** What the change does to the configuration that makes the gate weaker. */
  readonly configurationChanges: readonly ConfigurationChange[]
  readonly configurationProblems: readonly ConfigurationProblem[]
  /** The packs of the configurations in force for its templates; none unless given. */
  readonly packs?: readonly PackInForce[]
  /** Remarks that are not findings, such as a tag that holds no files. */
  readonly notes: readonly string[]
  /** Set by hooks that block. */
  readonly bypass?: Bypass
  /** By default the index at a commit or merge, and files elsewhere. */
  readonly followUp?: FollowUp
  /** Milliseconds. */
  readonly duration: number
}

/**
 * What the gate decides. Violations win over unscannable parts, because they are certain; those over a tenant that
 * could not decide, because the user can fix them.
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
