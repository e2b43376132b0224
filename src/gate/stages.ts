/**
 * The stages of a template on its way through the gate: planned, evaluated, decided, compared, and reported
 * (`JudgedTemplate`). Each holds the one before it, so that no later step has to look up what an earlier one knew.
 */
import type { Config } from '../config/keys.ts'
import type { FolderConfig } from '../config/load.ts'
import type { Finding } from '../core/finding.ts'
import type { EngineName, TemplateResult, UnplacedViolation } from '../core/report.ts'
import type { Snapshot, SnapshotFile } from '../core/snapshot.ts'
import type { TemplateSource } from '../core/template.ts'
import type { ReachedBy } from './plan/reach.ts'
import type { TracedSurroundings } from './plan/surroundings.ts'

/** Found among the files of a change, with the configuration in force for it. */
export interface PlannedTemplate {
  readonly source: TemplateSource
  readonly config: FolderConfig
  /** The same for the same bytes at the same paths under the same rules: on several branches it is evaluated once. */
  readonly identity: string
  /** The files it refers to, which may differ all the same. */
  readonly surroundings: TracedSurroundings
  readonly snapshot: Snapshot
  /** The files of the template that the change touches. */
  readonly touched: readonly SnapshotFile[]
  /** Set where the change may reach it without touching it: only what is new there counts. */
  readonly reachedBy?: ReachedBy
}

/** Evaluated by the embedded engine. */
export interface EvaluatedTemplate {
  readonly planned: PlannedTemplate
  /** Its configuration, with what the command line sets above it. */
  readonly rules: Config
  readonly result: TemplateResult
  /** The path by which the change reaches it, where the change does not touch it. */
  readonly reachedThrough?: string
  /** Set where it is judged by what others make of it: only a tenant, which knows no calls, judges it by itself. */
  readonly isCalled?: true
}

/** Decided by its tenant or by the embedded engine. */
export interface DecidedTemplate {
  readonly evaluated: EvaluatedTemplate
  /** Who decided. */
  readonly engine: EngineName
  /** With the findings that count. */
  readonly result: TemplateResult
  /** Violations reported by the tenant for which the embedded engine knows no place. */
  readonly unplaced: readonly UnplacedViolation[]
  /** Violations that the embedded engine finds and the tenant, which decides, does not report. */
  readonly unconfirmed: readonly Finding[]
  /** Findings that do not count because an earlier set of policies is pinned, where the embedded engine decides. */
  readonly notEnforced?: readonly Finding[]
  /** What the tenant said about all files of the template; undefined where it was not asked, or did not say everything. */
  readonly verdict?: TenantVerdict
  /** Set where there is no verdict, and that blocks. */
  readonly undetermined?: boolean
}

/** The tenant's names and counts for the files of a template, taken together. */
export interface TenantVerdict {
  readonly count: number
  readonly names: readonly string[]
  /** Whether the configuration turns one of the names off, which the count includes all the same. */
  readonly hasOff: boolean
}

/** What is new separated from what the bases of the change had. */
export interface ComparedTemplate {
  readonly decided: DecidedTemplate
  /** New findings. */
  readonly findings: readonly Finding[]
  readonly existing: readonly Finding[]
  /** New findings of what an earlier set of policies, which is pinned, does not have. */
  readonly notEnforced?: readonly Finding[]
  /** New violations without a place. */
  readonly unplaced: readonly UnplacedViolation[]
  readonly existingUnplaced: readonly UnplacedViolation[]
  /** How many findings the change fixes. */
  readonly fixed: number
}
