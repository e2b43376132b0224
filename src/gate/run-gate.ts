/** The use case: from changes to a report. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Config } from '../config/keys.ts'
import type { FolderConfig } from '../config/load.ts'
import { matchPath } from '../config/match.ts'
import type {
  Action,
  JudgedTemplate,
  NotJudged,
  Report,
  TemplateResult,
  TenantReport,
} from '../core/report.ts'
import type { Change } from '../core/snapshot.ts'
import type { Gap } from '../core/template.ts'
import type { NoTemplate } from '../frameworks/parse-template.ts'
import { collectSources, type PlannedSource } from './collect-sources.ts'
import { foldModules } from './fold-modules.ts'
import type { IgnoreMode } from './ignores.ts'
import type { OfflineJudged, TenantPort } from './judge-inline.ts'
import type { Changes } from './only-new.ts'
import { policyIds } from './policy-ids.ts'

export interface GateRequest {
  readonly action: Action
  /** One for a commit; one per tip for a push; one per root for paths on disk. */
  readonly changes: readonly Change[]
  /** What the command line sets, above every configuration file. */
  readonly overrides: Partial<Pick<Config, 'failOn' | 'undecided' | 'changes'>>
  readonly notes?: readonly string[]
  readonly tenant: TenantPort
  /** For what is ignored until a day: `2026-01-31`. */
  readonly today: string
  readonly ignores?: IgnoreMode
  /** Whether the changes hold every template there is. */
  readonly isWhole?: boolean
  /** Whether the baseline of each snapshot excuses what stands in it. */
  readonly baseline?: boolean
}

/**
 * Judges what the changes touch.
 * @throws GateError `config` for a configuration that is not valid
 */
export async function runGate(request: GateRequest): Promise<Report> {
  const started = performance.now()
  const planned = new Map<string, PlannedSource[]>()
  const notJudged = new Map<string, NotJudged>()
  const configs: Changes = new Map()
  for (const change of request.changes) {
    const plan = await collectSources(change, policyIds)
    configs.set(change.snapshot, { change, configFor: plan.configFor })
    for (const each of plan.planned) addOnce(planned, each)
    for (const each of plan.notJudged) notJudged.set(each.path, each)
  }

  const offline: OfflineJudged[] = []
  const gaps: NotJudged[] = []
  for (const same of planned.values()) {
    for (const { result, ...each } of await judgeEach(same, request.overrides)) {
      if ('notTemplate' in result) {
        const { path } = each.source
        notJudged.set(path, { path, reason: result.notTemplate, notable: false })
      } else {
        offline.push({ ...each, result: withoutExcluded(result, each.config) })
        gaps.push(...(result.gaps ?? []).map(toNotJudged))
      }
    }
  }
  const { judged, tenants, notes, ...ignores } = await decideAll(foldModules(offline), configs, request)
  return {
    engine: judged.some(({ engine }) => engine === 'inline') ? 'inline' : 'offline',
    tenants,
    action: request.action,
    judged,
    notJudged: [...notJudged.values(), ...gaps],
    ...ignores,
    strictIgnores: request.ignores === 'strict',
    notes: [...(request.notes ?? []), ...notes],
    duration: performance.now() - started,
  }
}

interface Decided {
  readonly judged: readonly JudgedTemplate[]
  readonly tenants: readonly TenantReport[]
  readonly notes: readonly string[]
  readonly ignoreProblems: Report['ignoreProblems']
  readonly addedIgnores: Report['addedIgnores']
}

const NOTHING: Decided = { judged: [], tenants: [], notes: [], ignoreProblems: [], addedIgnores: [] }

/** Who decides is loaded when there is something to decide on. */
async function decideAll(
  offline: readonly OfflineJudged[],
  changes: Changes,
  { tenant, today, overrides, baseline, ignores = 'heed', isWhole = false }: GateRequest,
): Promise<Decided> {
  if (offline.length === 0) return NOTHING
  const { judgeInline } = await import('./judge-inline.ts')
  const { templates, tenants } = await judgeInline(offline, tenant)
  const { compareWithBases, NOTHING_OLDER } = await import('./only-new.ts')
  const comparison = await compareWithBases(offline, changes, async (planned) => {
    const [base] = await judgeEach([planned], overrides)
    if (base === undefined || 'notTemplate' in base.result) return undefined
    return { ...base, result: base.result }
  })
  const { unplacedBefore } = await import('./tenant-before.ts')
  const sortUnplaced = await unplacedBefore(offline, templates, comparison, tenant)
  const { openIgnores } = await import('./ignores.ts')
  const ignoring = await openIgnores(ignores, changes, today, isWhole)
  const { loadExcuses } = await import('./baseline.ts')
  const excuses = await loadExcuses(baseline === true ? [...changes.keys()] : [])
  const judged = templates.map((template, i): JudgedTemplate => {
    const { result, unconfirmed } = template
    const planned = offline[i]
    if (planned === undefined) return { ...template, ...NOTHING_OLDER, suppressed: [] }
    // What is ignored is still there: it is compared with the base first, and not mended.
    const { findings, older, mended } = comparison.sortOut(planned, result.findings)
    const { unplaced, olderUnplaced } = sortUnplaced(i, findings)
    const found = { findings, older, unconfirmed, unplaced }
    const { findings: heeded, ...kept } = ignoring.apply(found, planned, result.ignores)
    const excused = excuses.excuse(planned, heeded)
    return {
      ...template,
      ...kept,
      older: [...kept.older, ...excused.older],
      olderUnplaced,
      mended,
      result: { ...result, findings: excused.findings },
    }
  })
  return {
    judged,
    tenants,
    notes: excuses.notes(),
    ignoreProblems: ignoring.problems(),
    addedIgnores: await ignoring.added(),
  }
}

function addOnce(planned: Map<string, PlannedSource[]>, each: PlannedSource): void {
  const [first, ...more] = planned.get(each.identity) ?? []
  if (first === undefined) {
    planned.set(each.identity, [each])
    return
  }
  // The texts are the same: one copy of them is enough.
  const source = { ...first.source, surroundings: each.surroundings }
  planned.set(each.identity, [first, ...more, { ...each, source }])
}

type Judged = Omit<OfflineJudged, 'result'> & { readonly result: TemplateResult | NoTemplate }

/** Judges templates of the same bytes: once, but for those that refer to files which differ. */
async function judgeEach(
  same: readonly PlannedSource[],
  overrides: GateRequest['overrides'],
): Promise<readonly Judged[]> {
  const { judgeOffline } = await import('../engines/offline.ts')
  const { gradesById } = await import('./policy-grades.ts')
  const judged = new Map<string, Judged>()
  for (const { source, config, surroundings, snapshot, touched } of same) {
    // Parsing is synchronous: a turn in between lets Ctrl-C through.
    await nextTurn()
    const rules = { ...config.config, ...overrides }
    const result = await judgeOffline(source, { policies: await gradesById(rules) })
    judged.set(surroundings.trace(), { source, config, rules, snapshot, touched, result })
    if (judged.has('')) break
  }
  return [...judged.values()]
}

/** A Terraform folder is read whole; what is found in files that `exclude` names is not wanted all the same. */
function withoutExcluded(result: TemplateResult, config: FolderConfig): TemplateResult {
  const findings = result.findings.filter(({ labels, subject }) => {
    const { path } = (labels[0]?.at ?? subject).file
    return matchPath(config, path) !== 'excluded'
  })
  return { ...result, findings }
}

function toNotJudged({ message, at, notable }: Gap): NotJudged {
  return { path: at.file.path, at, reason: message, notable }
}
