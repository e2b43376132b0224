/** The use case: from changes to a report. */

import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Config } from '../config/keys.ts'
import type { FolderConfig } from '../config/load.ts'
import { primaryPlace } from '../core/finding.ts'
import type { Action, NotChecked, Report, TemplateResult } from '../core/report.ts'
import type { Change } from '../core/snapshot.ts'
import type { Gap } from '../core/template.ts'
import type { NoTemplate } from '../frameworks/parse-template.ts'
import type { CleanVerdicts } from './clean-verdicts.ts'
import { collectSources, type PlannedSource } from './collect-sources.ts'
import type { Decided, DecideRequest } from './decide.ts'
import { foldModules } from './fold-modules.ts'
import type { OfflineJudged } from './judge-inline.ts'
import type { Changes } from './only-new.ts'
import { policyIds } from './policy-ids.ts'

export interface GateRequest extends DecideRequest {
  readonly action: Action
  /** One for a commit; one per tip for a push; one per root for paths on disk. */
  readonly changes: readonly Change[]
  /** What the command line sets, above every configuration file. */
  readonly overrides: Partial<Pick<Config, 'failOn' | 'undecided' | 'changes'>>
  readonly notes?: readonly string[]
  /** Clean verdicts of earlier runs, asked for where there are many templates. */
  readonly openVerdicts?: () => Promise<CleanVerdicts | undefined>
}

/** Fewer templates are judged in the time that it takes to look verdicts up. */
const MANY_TEMPLATES = 20

const NOTHING: Decided = {
  judged: [],
  tenants: [],
  notes: [],
  suppressionProblems: [],
  addedSuppressions: [],
}

/**
 * Judges what the changes touch.
 * @throws GateError `config` for a configuration that is not valid
 */
export async function runGate(request: GateRequest): Promise<Report> {
  // `performance` takes milliseconds to load.
  const started = process.hrtime.bigint()
  const planned = new Map<string, PlannedSource[]>()
  const notChecked = new Map<string, NotChecked>()
  const configs: Changes = new Map()
  for (const change of request.changes) {
    const plan = await collectSources(change, policyIds)
    configs.set(change.snapshot, { change, configFor: plan.configFor })
    for (const each of plan.planned) addOnce(planned, each)
    for (const each of plan.notChecked) notChecked.set(each.path, each)
  }

  const verdicts = planned.size < MANY_TEMPLATES ? undefined : await request.openVerdicts?.()
  for (const config of new Set([...planned.values()].flatMap((same) => same.map((each) => each.config)))) {
    request.tenant.prepare(rulesOf({ config }, request.overrides))
  }
  const offline: OfflineJudged[] = []
  const gaps: NotChecked[] = []
  for (const same of planned.values()) {
    for (const { result, ...each } of await judgeEach(same, request.overrides, verdicts)) {
      if ('notTemplate' in result) {
        const { path } = each.source
        notChecked.set(path, { path, reason: result.notTemplate, notable: false })
      } else {
        offline.push({ ...each, result: withoutExcluded(result, each.config) })
        gaps.push(...(result.gaps ?? []).map(toNotChecked))
      }
    }
  }
  const { judged, tenants, notes, ...ignores } =
    offline.length === 0 ? NOTHING : await decide(foldModules(offline), configs, request, verdicts)
  await verdicts?.save()
  return {
    engine: judged.some(({ engine }) => engine === 'inline') ? 'inline' : 'offline',
    tenants,
    action: request.action,
    judged,
    notChecked: [...notChecked.values(), ...gaps],
    ...ignores,
    strictSuppressions: request.ignores === 'strict',
    notes: [...(request.notes ?? []), ...notes],
    duration: Number(process.hrtime.bigint() - started) / 1e6,
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

/** Who decides is loaded when there is something to decide on. */
async function decide(
  offline: readonly OfflineJudged[],
  changes: Changes,
  request: GateRequest,
  verdicts: CleanVerdicts | undefined,
): Promise<Decided> {
  const { decideAll } = await import('./decide.ts')
  return decideAll(offline, changes, request, async (planned) => {
    const [base] = await judgeEach([planned], request.overrides, verdicts)
    if (base === undefined || 'notTemplate' in base.result) return undefined
    return { ...base, result: base.result }
  })
}

function rulesOf({ config }: Pick<PlannedSource, 'config'>, overrides: GateRequest['overrides']): Config {
  return { ...config.config, ...overrides }
}

type Judged = Omit<OfflineJudged, 'result'> & { readonly result: TemplateResult | NoTemplate }

/** Judges templates of the same bytes: once, but for those that refer to files which differ. */
async function judgeEach(
  same: readonly PlannedSource[],
  overrides: GateRequest['overrides'],
  verdicts: CleanVerdicts | undefined,
): Promise<readonly Judged[]> {
  const { judgeOffline } = await import('../engines/offline.ts')
  const { gradesById } = await import('./policy-grades.ts')
  const judged = new Map<string, Judged>()
  for (const { source, config, surroundings, snapshot, touched } of same) {
    // Parsing is synchronous: a turn in between lets Ctrl-C through.
    await nextTurn()
    const rules = rulesOf({ config }, overrides)
    const grades = await gradesById(rules)
    const known = await verdicts?.recall({ source, surroundings, grades })
    const result = known ?? (await judgeOffline(source, { policies: grades }))
    if (known === undefined && !('notTemplate' in result))
      verdicts?.note({ source, surroundings, grades }, result)
    judged.set(surroundings.trace(), { source, config, rules, snapshot, touched, result })
    if (judged.has('')) break
  }
  return [...judged.values()]
}

/** A Terraform folder is read whole; what is found in files that `exclude` names is not wanted all the same. */
function withoutExcluded(result: TemplateResult, config: FolderConfig): TemplateResult {
  const findings = result.findings.filter(
    (finding) => config.files.match(primaryPlace(finding).file.path) !== 'excluded',
  )
  return { ...result, findings }
}

function toNotChecked({ message, at, notable }: Gap): NotChecked {
  return { path: at.file.path, at, reason: message, notable }
}
