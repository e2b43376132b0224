/** The use case: from changes to a report. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Config } from '../config/keys.ts'
import type { FolderConfig } from '../config/load.ts'
import { matchPath } from '../config/match.ts'
import type { Action, JudgedTemplate, NotJudged, Report, TemplateResult } from '../core/report.ts'
import type { Change } from '../core/snapshot.ts'
import type { Gap } from '../core/template.ts'
import type { NoTemplate } from '../frameworks/parse-template.ts'
import { collectSources, type PlannedSource } from './collect-sources.ts'

export interface GateRequest {
  readonly action: Action
  /** One for a commit; one per tip for a push; one per root for paths on disk. */
  readonly changes: readonly Change[]
  /** What the command line sets, above every configuration file. */
  readonly overrides: Partial<Pick<Config, 'failOn' | 'undecided'>>
  readonly notes?: readonly string[]
}

/** Policies and the engine are loaded when there is something to judge; most commits have no template. */
async function policyIds(): Promise<readonly string[]> {
  const { POLICIES } = await import('../policies/index.ts')
  return POLICIES.map((policy) => policy.id)
}

/**
 * Judges what the changes touch.
 * @throws GateError `config` for a configuration that is not valid
 */
export async function runGate(request: GateRequest): Promise<Report> {
  const started = performance.now()
  const planned = new Map<string, PlannedSource[]>()
  const notJudged = new Map<string, NotJudged>()
  for (const change of request.changes) {
    const plan = await collectSources(change, policyIds)
    for (const each of plan.planned) addOnce(planned, each)
    for (const each of plan.notJudged) notJudged.set(each.path, each)
  }

  const judged: JudgedTemplate[] = []
  const gaps: NotJudged[] = []
  for (const same of planned.values()) {
    for (const { source, config, result } of await judgeEach(same, request.overrides)) {
      if ('notTemplate' in result) {
        notJudged.set(source.path, { path: source.path, reason: result.notTemplate, notable: false })
      } else {
        const rules = { ...config.config, ...request.overrides }
        judged.push({ result: withoutExcluded(result, config), rules })
        gaps.push(...(result.gaps ?? []).map(toNotJudged))
      }
    }
  }
  return {
    engine: 'offline',
    action: request.action,
    judged,
    notJudged: [...notJudged.values(), ...gaps],
    notes: request.notes ?? [],
    duration: performance.now() - started,
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

interface Judged extends Pick<PlannedSource, 'source' | 'config'> {
  readonly result: TemplateResult | NoTemplate
}

/** Judges templates of the same bytes: once, but for those that refer to files which differ. */
async function judgeEach(
  same: readonly PlannedSource[],
  overrides: GateRequest['overrides'],
): Promise<readonly Judged[]> {
  const { judgeOffline } = await import('../engines/offline.ts')
  const judged = new Map<string, Judged>()
  for (const { source, config, surroundings } of same) {
    // Parsing is synchronous: a turn in between lets Ctrl-C through.
    await nextTurn()
    const { policies } = { ...config.config, ...overrides }
    const result = await judgeOffline(source, { policies: new Map(Object.entries(policies)) })
    judged.set(surroundings.trace(), { source, config, result })
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
