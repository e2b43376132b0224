/** Evaluates planned templates with the embedded engine. */
import type { Config } from '../../config/keys.ts'
import type { FolderConfig } from '../../config/load.ts'
import { isViolation } from '../../core/finding.ts'
import type { NotChecked, TemplateResult } from '../../core/report.ts'
import type { Gap, Template, TemplateSource } from '../../core/template.ts'
import type { OfflineRules } from '../../engines/offline.ts'
import { describeOther } from '../../frameworks/not-templates.ts'
import type { Plan } from '../plan/plan.ts'
import type { EvaluatedTemplate, PlannedTemplate } from '../stages.ts'
import type { Deadline } from './deadline.ts'
import type { Evaluated, EvaluatedOnce } from './evaluated-once.ts'
import { ExcludedFindings } from './excluded-findings.ts'
import { inTurns, type Judge, judgeHere, type Workers } from './judge.ts'
import { type Standing, standingsOf } from './judged-by-calls.ts'
import type { KnownVerdicts } from './known-verdicts.ts'
import { type Overrides, overridden } from './overrides.ts'

export interface EvaluationOptions {
  readonly overrides: Overrides
  /** Verdicts of earlier runs; undefined where they are not used. */
  readonly verdicts: KnownVerdicts | undefined
  readonly deadline: Deadline
  /** What was evaluated in this run: a base may be the tip of another change. */
  readonly evaluated?: EvaluatedOnce
  /** Other threads; without them, everything is judged in this one. */
  readonly workers?: Workers | undefined
}

export interface Evaluation {
  readonly templates: readonly EvaluatedTemplate[]
  /** Files that turned out not to be templates. */
  readonly notTemplates: readonly NotChecked[]
  /** Parts of templates that no policy sees. */
  readonly gaps: readonly NotChecked[]
}

/** Evaluates the templates of a plan, those that others use as they are used. */
export async function evaluateAll(plan: Plan, options: EvaluationOptions): Promise<Evaluation> {
  const judges = judgesOf(options)
  const all = await inTurns(plan.templates, judges, (same, judge) => evaluateSame(same, options, judge))
  const evaluated: EvaluatedTemplate[] = []
  const notTemplates: NotChecked[] = []
  const excluded = new ExcludedFindings()
  for (const each of all.flat()) {
    if (isTemplate(each)) evaluated.push(excluded.drop(each))
    else notTemplates.push(toNotChecked(each))
  }
  const standings = standingsOf(evaluated)
  const templates = await inTurns(evaluated, judges, (each, judge) =>
    asCalled(each, standings.get(each), options, judge),
  )
  // What is not checked in a template that the change does not touch is nothing of the change.
  const own = templates.filter(({ reachedThrough }) => reachedThrough === undefined)
  const gaps = own.flatMap(({ result }) => result.gaps ?? [])
  return { templates, notTemplates, gaps: [...gapsToNotChecked(gaps), ...excluded.lines()] }
}

function judgesOf({ workers }: EvaluationOptions): readonly Judge[] {
  return [...(workers?.judges ?? []), judgeHere]
}

/** Each once: what calls a module reports what is not checked in it too. */
export function gapsToNotChecked(gaps: readonly Gap[]): readonly NotChecked[] {
  const keyOf = ({ message, at: { file, range } }: Gap) => JSON.stringify([file.path, range.start, message])
  return [...new Map(gaps.map((gap) => [keyOf(gap), gap])).values()].map(gapToNotChecked)
}

/** What a template that others use is found to be where it is judged by itself too. */
async function asCalled(
  evaluated: EvaluatedTemplate,
  standing: Standing | undefined,
  { deadline }: EvaluationOptions,
  judge: Judge,
): Promise<EvaluatedTemplate> {
  if (standing?.kind === 'called') return { ...evaluated, isCalled: true }
  const { planned, rules, result } = evaluated
  if (standing?.kind !== 'shown' || result.findings.length === 0) return evaluated
  const { surroundings, snapshot } = planned
  const source = { ...planned.source, givenByCalls: standing.given }
  const again =
    standing.given.size === 0
      ? result
      : await judge({
          planned: { source, surroundings, snapshot },
          how: await offlineRules(rules, planned.config),
          rules,
          deadline,
        })
  if (again === undefined || 'notTemplate' in again) return evaluated
  const findings = standing.isMade ? again.findings.filter(isViolation) : again.findings
  return new ExcludedFindings().drop({ ...evaluated, result: { ...again, findings } })
}

/** What the embedded engine goes by under a configuration: `config`, with what the command line sets above it as `rules`. */
export async function offlineRules(rules: Config, config: FolderConfig): Promise<OfflineRules> {
  const { gradesById } = await import('../policy-grades.ts')
  const own = await ownOf(config)
  const { mode, policySet } = rules
  return { policies: await gradesById(rules), policySet, forTenant: mode !== 'offline', ...own?.rules }
}

/** The policies that the team writes itself, as the engine takes them; undefined where there are none. */
async function ownOf({ policyFiles }: FolderConfig) {
  if (policyFiles === undefined) return undefined
  const own = await (await import('../own-policies.ts')).ownPolicies(policyFiles)
  return { own, rules: { own: (template: Template) => own.policiesFor(template) } }
}

/** Evaluates templates of a base; without those that turn out not to be one, or are not reached, or for which time is over. */
export async function evaluateBase(
  all: readonly PlannedTemplate[],
  options: EvaluationOptions,
): Promise<readonly EvaluatedTemplate[]> {
  const evaluated = await inTurns(all, judgesOf(options), async (planned, judge) => {
    if (options.deadline.isOver(rulesOf(planned, options.overrides))) {
      options.deadline.isBaseMissing = true
      return undefined
    }
    const known = await options.evaluated?.recall(planned)
    const template = known ?? (await evaluate(planned, options, judge))
    if (known === undefined && template !== undefined) options.evaluated?.note(template)
    return template
  })
  return evaluated.filter((each) => each !== undefined).filter(isTemplate)
}

/** The configuration in force for a template. */
export function rulesOf({ config }: Pick<PlannedTemplate, 'config'>, overrides: Overrides): Config {
  return overridden(config, overrides)
}

function isTemplate(evaluated: Evaluated): evaluated is EvaluatedTemplate {
  return !('notTemplate' in evaluated.result)
}

/** Templates of the same bytes are evaluated once, but for those that refer to files which differ. */
async function evaluateSame(
  same: readonly PlannedTemplate[],
  options: EvaluationOptions,
  judge: Judge,
): Promise<readonly Evaluated[]> {
  const byTrace = new Map<string, Evaluated>()
  for (const planned of same) {
    const evaluated = await evaluate(planned, options, judge)
    if (evaluated === undefined) continue
    options.evaluated?.note(evaluated)
    byTrace.set(planned.surroundings.trace(), evaluated)
    if (byTrace.has('')) break
  }
  return [...byTrace.values()]
}

/** Undefined where the change may reach the template and does not. */
async function evaluate(
  planned: PlannedTemplate,
  { overrides, verdicts, deadline }: EvaluationOptions,
  judge: Judge,
): Promise<Evaluated | undefined> {
  // Evaluation is synchronous: a turn in between lets the tenant's credentials be looked up.
  await new Promise(setImmediate)
  const { source, surroundings, reachedBy } = planned
  const rules = rulesOf(planned, overrides)
  if (deadline.isOver(rules)) return { planned, rules, result: unevaluated(source, rules, deadline) }
  const own = verdicts && (await ownOf(planned.config))
  const how = await offlineRules(rules, planned.config)
  const subject = {
    planned,
    grades: how.policies,
    policySet: rules.policySet,
    forTenant: how.forTenant,
    own: own?.own.digest,
  }
  const known = await verdicts?.recall(subject)
  const result = known ?? (await judge({ planned, how, rules, deadline }))
  const reachedThrough = reachedBy?.(surroundings.asked())
  if (result === undefined || (reachedBy !== undefined && reachedThrough === undefined)) return undefined
  if ('notTemplate' in result) return { planned, rules, result }
  if (known === undefined) verdicts?.note(subject, result)
  return { planned, rules, result, ...(reachedThrough === undefined ? {} : { reachedThrough }) }
}

function unevaluated({ framework, path }: TemplateSource, rules: Config, deadline: Deadline): TemplateResult {
  return { framework, path, findings: [], unscannable: [deadline.missed(path, rules)], passed: 0 }
}

function toNotChecked({ planned: { source }, result }: Evaluated): NotChecked {
  const other = describeOther(source.path, source.files[0]?.text ?? '')
  const reason = other.notable || !('notTemplate' in result) ? other.notTemplate : result.notTemplate
  return { path: source.path, reason, notable: other.notable }
}

function gapToNotChecked({ message, at, notable }: Gap): NotChecked {
  return { path: at.file.path, at, reason: message, notable }
}
