/** From evaluated templates to what the report says of them: decided, compared, suppressions and baseline applied. */
import { isViolation } from '../core/finding.ts'
import type { JudgedTemplate, Report, TenantReport } from '../core/report.ts'
import {
  openSuppressions,
  type Suppressible,
  type SuppressionMode,
  type Suppressions,
} from '../suppressions/suppressions.ts'
import type { Baselines } from './baseline.ts'
import type { EvaluateBase } from './compare/bases.ts'
import { compareAll } from './compare/compare.ts'
import { decideAll } from './decide/decide.ts'
import type { TenantPort } from './decide/tenant-port.ts'
import { offlineRules } from './evaluate/evaluate.ts'
import type { Exceptions } from './exceptions.ts'
import { foldRepeats } from './fold-repeats.ts'
import { notEnforcedNotes } from './not-enforced.ts'
import type { WantedFixes } from './offer-fixes.ts'
import type { ChangePlan } from './plan/plan-change.ts'
import { allPolicyIds } from './policy-ids.ts'
import type { ComparedTemplate, EvaluatedTemplate } from './stages.ts'

export interface SettleRequest {
  readonly tenant: TenantPort
  /** `2026-01-31` */
  readonly today: string
  /** By default `apply`. */
  readonly suppressions?: SuppressionMode
  /** Whether the changes hold every template there is. */
  readonly isWhole?: boolean
  /** Whether what would decide more is said, as in scans. */
  readonly hints?: boolean
  /** Whether the baseline of each snapshot excuses what stands in it. */
  readonly baseline?: boolean
  /** Whether fixes are looked for. */
  readonly fixes?: WantedFixes
}

export interface Settled extends Pick<Report, 'suppressionProblems' | 'addedSuppressions'> {
  readonly judged: readonly JudgedTemplate[]
  readonly tenants: readonly TenantReport[]
  readonly notes: readonly string[]
}

/** @throws GateError `config` for settings of a tenant, or a baseline, that are not valid */
export async function settleAll(
  evaluated: readonly EvaluatedTemplate[],
  changes: readonly ChangePlan[],
  request: SettleRequest,
  evaluateBase: EvaluateBase,
): Promise<Settled> {
  const { templates, tenants } = await decideAll(evaluated, request.tenant)
  const compared = await compareAll(templates, changes, evaluateBase, request.tenant)
  const { today, isWhole = false, suppressions: mode = 'apply' } = request
  const policyIds = () => allPolicyIds(changes)
  const exceptions =
    mode !== 'none' && (isWhole || compared.some(hasFound))
      ? await (await import('./exceptions.ts')).openExceptions(compared, changes, {
          today,
          isWhole,
          policyIds,
        })
      : undefined
  const suppressible = (each: ComparedTemplate) => suppressibleOf(each, exceptions)
  const suppressions = await openSuppressions(compared.map(suppressible), {
    mode,
    changes,
    today,
    isWhole,
    policyIds,
  })
  const baselines = request.baseline === true ? await loadBaselines(changes) : undefined
  const judged = foldRepeats(
    compared.map((each) => settle(each, suppressible(each), suppressions, baselines)),
  )
  return {
    judged:
      request.fixes === undefined || !judged.some(hasViolation)
        ? judged
        : await withFixes(judged, compared, request.fixes),
    tenants,
    notes: [
      ...(exceptions?.notes() ?? []),
      ...(baselines?.notes() ?? []),
      ...notEnforcedNotes(judged),
      ...(request.hints === true ? await hintsFor(evaluated) : []),
    ],
    suppressionProblems: [...(exceptions?.problems() ?? []), ...suppressions.problems()],
    addedSuppressions: await suppressions.added(),
  }
}

function hasViolation({ result }: JudgedTemplate): boolean {
  return result.findings.some(isViolation)
}

/** @param compared what the templates were before they were settled, in the same order */
async function withFixes(
  judged: readonly JudgedTemplate[],
  compared: readonly ComparedTemplate[],
  wanted: WantedFixes,
): Promise<readonly JudgedTemplate[]> {
  const { offerFixes } = await import('./offer-fixes.ts')
  const all: JudgedTemplate[] = []
  for (const [i, each] of judged.entries()) {
    const evaluated = compared[i]?.decided.evaluated
    if (evaluated === undefined) continue
    all.push(
      await offerFixes(
        each,
        evaluated.planned.source,
        await offlineRules(evaluated.rules, evaluated.planned.config),
        wanted,
      ),
    )
  }
  return all
}

async function hintsFor(evaluated: readonly EvaluatedTemplate[]): Promise<readonly string[]> {
  const { parameterHints } = await import('./parameter-hints.ts')
  return parameterHints(evaluated)
}

async function loadBaselines(changes: readonly ChangePlan[]): Promise<Baselines> {
  const { openBaselines } = await import('./baseline.ts')
  return openBaselines(changes.map(({ change }) => change.snapshot))
}

/** What is suppressed was compared first: it still exists, and is not fixed. */
function settle(
  compared: ComparedTemplate,
  suppressible: Suppressible,
  suppressions: Suppressions,
  baselines: Baselines | undefined,
): JudgedTemplate {
  const { decided, findings, existing, notEnforced = [], unplaced, existingUnplaced, fixed } = compared
  const { evaluated, engine, result, unconfirmed, undetermined } = decided
  const found = { findings, existing, unconfirmed, notEnforced, unplaced }
  const remaining = suppressions.apply(found, suppressible)
  const excused = baselines?.apply(evaluated.planned, remaining.findings)
  return {
    ...remaining,
    result: { ...result, findings: excused?.findings ?? remaining.findings },
    rules: evaluated.rules,
    engine,
    existing: [...remaining.existing, ...(excused?.existing ?? [])],
    existingUnplaced,
    fixed,
    ...(undetermined === undefined ? {} : { undetermined }),
    ...(evaluated.reachedThrough === undefined ? {} : { reachedThrough: evaluated.reachedThrough }),
  }
}

function hasFound({ findings, existing, notEnforced = [], unplaced, decided }: ComparedTemplate): boolean {
  return [findings, existing, notEnforced, unplaced, decided.unconfirmed].some(({ length }) => length > 0)
}

function suppressibleOf(compared: ComparedTemplate, exceptions: Exceptions | undefined): Suppressible {
  const { evaluated, result } = compared.decided
  return {
    config: evaluated.planned.config,
    written: result.suppressions ?? [],
    exceptions: exceptions?.of(compared),
    isTouched: evaluated.planned.reachedBy === undefined,
  }
}
