/** Evaluates planned templates with the embedded engine. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Config } from '../../config/keys.ts'
import { primaryPlace } from '../../core/finding.ts'
import type { NotChecked, TemplateResult } from '../../core/report.ts'
import type { Gap } from '../../core/template.ts'
import type { NoTemplate } from '../../frameworks/parse-template.ts'
import type { Plan } from '../plan/plan.ts'
import type { EvaluatedTemplate, PlannedTemplate } from '../stages.ts'
import type { CleanVerdicts } from './clean-verdicts.ts'
import { foldModules } from './fold-modules.ts'

/** What the command line sets, above every configuration file. */
export type Overrides = Partial<Pick<Config, 'failOn' | 'undecided' | 'changes'>>

export interface EvaluationOptions {
  readonly overrides: Overrides
  /** Clean verdicts of earlier runs; undefined where they are not used. */
  readonly verdicts: CleanVerdicts | undefined
}

export interface Evaluation {
  readonly templates: readonly EvaluatedTemplate[]
  /** Files that turned out not to be templates. */
  readonly notTemplates: readonly NotChecked[]
  /** Parts of templates that no policy sees. */
  readonly gaps: readonly NotChecked[]
}

/** Evaluates the templates of a plan; each fault is reported once, also where one template uses another. */
export async function evaluateAll({ templates }: Plan, options: EvaluationOptions): Promise<Evaluation> {
  const evaluated: EvaluatedTemplate[] = []
  const notTemplates: NotChecked[] = []
  for (const same of templates) {
    for (const each of await evaluateSame(same, options)) {
      if (isTemplate(each)) evaluated.push(withoutExcluded(each))
      else notTemplates.push(toNotChecked(each))
    }
  }
  // What is not checked in a template that the change does not touch is nothing of the change.
  const own = evaluated.filter(({ reachedThrough }) => reachedThrough === undefined)
  const gaps = own.flatMap(({ result }) => (result.gaps ?? []).map(gapToNotChecked))
  return { templates: foldModules(evaluated), notTemplates, gaps }
}

/** Evaluates one template; undefined where it turns out not to be one, or is not reached. */
export async function evaluateOne(
  planned: PlannedTemplate,
  options: EvaluationOptions,
): Promise<EvaluatedTemplate | undefined> {
  const evaluated = await evaluate(planned, options)
  return evaluated !== undefined && isTemplate(evaluated) ? evaluated : undefined
}

/** The configuration in force for a template. */
export function rulesOf({ config }: Pick<PlannedTemplate, 'config'>, overrides: Overrides): Config {
  return { ...config.config, ...overrides }
}

type Evaluated = Omit<EvaluatedTemplate, 'result'> & { readonly result: TemplateResult | NoTemplate }

function isTemplate(evaluated: Evaluated): evaluated is EvaluatedTemplate {
  return !('notTemplate' in evaluated.result)
}

/** Templates of the same bytes are evaluated once, but for those that refer to files which differ. */
async function evaluateSame(
  same: readonly PlannedTemplate[],
  options: EvaluationOptions,
): Promise<readonly Evaluated[]> {
  const byTrace = new Map<string, Evaluated>()
  for (const planned of same) {
    const evaluated = await evaluate(planned, options)
    if (evaluated === undefined) continue
    byTrace.set(planned.surroundings.trace(), evaluated)
    if (byTrace.has('')) break
  }
  return [...byTrace.values()]
}

/** Undefined where the change may reach the template and does not. */
async function evaluate(
  planned: PlannedTemplate,
  { overrides, verdicts }: EvaluationOptions,
): Promise<Evaluated | undefined> {
  const { judgeTemplate, parseOffline } = await import('../../engines/offline.ts')
  const { gradesById } = await import('../policy-grades.ts')
  // Evaluation is synchronous: a turn in between lets the tenant's credentials be looked up.
  await nextTurn()
  const { source, surroundings, reachedBy } = planned
  const rules = rulesOf(planned, overrides)
  const subject = { planned, grades: await gradesById(rules) }
  const known = await verdicts?.recall(subject)
  const template = known === undefined ? await parseOffline(source) : undefined
  const reachedThrough = reachedBy?.(surroundings.asked())
  if (reachedBy !== undefined && reachedThrough === undefined) return undefined
  const reached = reachedThrough === undefined ? {} : { reachedThrough }
  if (known !== undefined) return { planned, rules, result: known, ...reached }
  if (template === undefined || 'notTemplate' in template) {
    return { planned, rules, result: template ?? { notTemplate: '' } }
  }
  const result = await judgeTemplate(template, { policies: subject.grades })
  verdicts?.note(subject, result)
  return { planned, rules, result, ...reached }
}

/** A Terraform folder is read whole; findings in files that `exclude` names are dropped all the same. */
function withoutExcluded(evaluated: EvaluatedTemplate): EvaluatedTemplate {
  const { planned, result } = evaluated
  const findings = result.findings.filter(
    (finding) => planned.config.files.match(primaryPlace(finding).file.path) !== 'excluded',
  )
  return { ...evaluated, result: { ...result, findings } }
}

function toNotChecked({ planned: { source }, result }: Evaluated): NotChecked {
  const reason = 'notTemplate' in result ? result.notTemplate : ''
  return { path: source.path, reason, notable: false }
}

function gapToNotChecked({ message, at, notable }: Gap): NotChecked {
  return { path: at.file.path, at, reason: message, notable }
}
