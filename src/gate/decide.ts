/** From what the embedded engine found to what counts: the tenant, what was there before, what is ignored. */
import type { JudgedTemplate, Report, TenantReport } from '../core/report.ts'
import { type IgnoreMode, openIgnores } from './ignores.ts'
import { byEmbeddedEngine, judgeInline, type OfflineJudged, type TenantPort } from './judge-inline.ts'
import { type Changes, compareWithBases, type JudgeBase } from './only-new.ts'
import { unplacedBefore } from './tenant-before.ts'

export interface DecideRequest {
  readonly tenant: TenantPort
  /** `2026-01-31` */
  readonly today: string
  readonly ignores?: IgnoreMode
  /** Whether the changes hold every template there is. */
  readonly isWhole?: boolean
  /** Whether the baseline of each snapshot excuses what stands in it. */
  readonly baseline?: boolean
}

export interface Decided extends Pick<Report, 'suppressionProblems' | 'addedSuppressions'> {
  readonly judged: readonly JudgedTemplate[]
  readonly tenants: readonly TenantReport[]
  readonly notes: readonly string[]
}

/** @throws GateError `config` for settings of a tenant, or a baseline, that are not valid */
export async function decideAll(
  offline: readonly OfflineJudged[],
  changes: Changes,
  { tenant, today, baseline, ignores = 'heed', isWhole = false }: DecideRequest,
  judgeBase: JudgeBase,
): Promise<Decided> {
  const { templates, tenants } = await judgeInline(offline, tenant)
  const comparison = await compareWithBases(offline, changes, judgeBase)
  const sortUnplaced = await unplacedBefore(offline, templates, comparison, tenant)
  const ignoring = await openIgnores(ignores, offline, changes, today, isWhole)
  const excuses =
    baseline === true ? await (await import('./baseline.ts')).loadExcuses([...changes.keys()]) : undefined
  const judged: JudgedTemplate[] = []
  for (const [i, planned] of offline.entries()) {
    const template = templates[i] ?? byEmbeddedEngine(planned)
    const { result, unconfirmed } = template
    // What is ignored is still there: it is compared with the base first, and not fixed.
    const { findings, existing, fixed } = await comparison.sortOut(planned, result.findings)
    const { unplaced, existingUnplaced } = sortUnplaced(i, findings)
    const found = { findings, existing, unconfirmed, unplaced }
    const { findings: heeded, ...kept } = ignoring.apply(found, planned, result.suppressions)
    const excused = excuses?.excuse(planned, heeded) ?? { findings: heeded, existing: [] }
    judged.push({
      ...template,
      ...kept,
      existing: [...kept.existing, ...excused.existing],
      existingUnplaced,
      fixed,
      result: { ...result, findings: excused.findings },
    })
  }
  return {
    judged,
    tenants,
    notes: excuses?.notes() ?? [],
    suppressionProblems: ignoring.problems(),
    addedSuppressions: await ignoring.added(),
  }
}
