/** The use case: from changes to a report, in named steps. */
import { isExceptionsName } from '../config/inherited.ts'
import type { Layer } from '../config/layers.ts'
import type { FolderConfig } from '../config/load.ts'
import { POLICY_FOLDER } from '../config/policy-files.ts'
import { touchesConfig } from '../config/replaced.ts'
import { allInOrder } from '../core/all-in-order.ts'
import { folderOf } from '../core/path.ts'
import type { Action, NotChecked, Report } from '../core/report.ts'
import type { Change } from '../core/snapshot.ts'
import { BASELINE_FILE } from './baseline-file.ts'
import type { ConfigurationChanges } from './configuration/changes.ts'
import type { ExceptionReview } from './configuration/exceptions.ts'
import { type Clock, Deadline, SYSTEM_TIME } from './evaluate/deadline.ts'
import { type EvaluationOptions, evaluateAll, evaluateBase, rulesOf } from './evaluate/evaluate.ts'
import type { EvaluatedOnce } from './evaluate/evaluated-once.ts'
import type { Workers } from './evaluate/judge.ts'
import type { KnownVerdicts } from './evaluate/known-verdicts.ts'
import { type Overrides, refusedOverrides } from './evaluate/overrides.ts'
import { type Plan, planAll } from './plan/plan.ts'
import { reachedGaps, reachedNotes } from './reached-notes.ts'
import type { Settled, SettleRequest } from './settle.ts'
import type { EvaluatedTemplate } from './stages.ts'

export interface GateRequest extends SettleRequest {
  readonly action: Action
  /** One for a commit; one per tip for a push; one per root for paths on disk. */
  readonly changes: readonly Change[]
  readonly overrides: Overrides
  /** Configuration below that of the changes, such as what a server makes final for each repository. */
  readonly layers?: readonly Layer[]
  readonly notes?: readonly string[]
  /** Verdicts of earlier runs, asked for where there are many templates. */
  readonly openVerdicts?: () => Promise<KnownVerdicts | undefined>
  /** Other threads for so many templates, where they would be faster. */
  readonly openWorkers?: (templates: number) => Promise<Workers | undefined>
  /** By default the system's, at a desk. */
  readonly clock?: Clock
}

/** Fewer templates are evaluated in the time that it takes to look verdicts up. */
const MANY_TEMPLATES = 20

const NOTHING: Settled = {
  judged: [],
  tenants: [],
  notes: [],
  suppressionProblems: [],
  addedSuppressions: [],
}

/**
 * Evaluates what the changes touch, and decides.
 * @throws GateError `config` for a configuration that is not valid
 */
export async function runGate(request: GateRequest): Promise<Report> {
  // `performance` takes milliseconds to load.
  const started = process.hrtime.bigint()
  const deadline = new Deadline(request.clock ?? { now: SYSTEM_TIME, isCI: false })
  const plan = await planAll(request.changes, request.layers)
  prepareTenants(plan, request)
  const isMany = plan.templates.length >= MANY_TEMPLATES
  const workers = isMany ? await request.openWorkers?.(plan.templates.length) : undefined
  const verdicts = isMany ? await request.openVerdicts?.() : undefined
  // A commit is compared with what is nowhere else in the run.
  const evaluated = request.changes.length > 1 ? await openEvaluated(deadline) : undefined
  const options = {
    overrides: request.overrides,
    verdicts,
    deadline,
    workers,
    ...(evaluated && { evaluated }),
  }
  const { notTemplates, gaps, settled } = await judgeAll(plan, request, options).finally(() =>
    workers?.close(),
  )
  const { addedSuppressions, ...configuration } = await reviewConfigurations(plan, request.today)
  await verdicts?.save()
  return {
    engine: settled.judged.some(({ engine }) => engine === 'inline') ? 'inline' : 'offline',
    tenants: settled.tenants,
    action: request.action,
    judged: settled.judged,
    notChecked: [...byPath([...plan.notChecked, ...notTemplates]), ...gaps, ...reachedGaps(settled.judged)],
    suppressionProblems: settled.suppressionProblems,
    addedSuppressions:
      request.suppressions === 'none' ? [] : [...addedSuppressions, ...settled.addedSuppressions],
    ...configuration,
    ...(await packsOf(plan)),
    strictSuppressions: request.suppressions === 'strict',
    notes: [
      ...(request.notes ?? []),
      ...settled.notes,
      ...reachedNotes(settled.judged),
      ...refusedOverrides(configsOf(plan), request.overrides),
      ...baseNotes(deadline),
    ],
    duration: Number(process.hrtime.bigint() - started) / 1e6,
  }
}

/** Those in force for the templates of a run. */
function configsOf({ changes }: Plan): ReadonlySet<FolderConfig> {
  return new Set(changes.flatMap(({ templates }) => templates.map(({ config }) => config)))
}

/** Most configurations extend nothing. */
async function packsOf(plan: Plan): Promise<Pick<Report, 'packs'>> {
  const configs = configsOf(plan)
  if (![...configs].some(({ packs }) => packs !== undefined)) return {}
  const { packsInForce } = await import('./packs-in-force.ts')
  return { packs: packsInForce(configs) }
}

async function judgeAll(plan: Plan, request: GateRequest, options: EvaluationOptions) {
  const { templates, ...others } = await evaluateAll(plan, options)
  return { ...others, settled: await settle(templates, plan, request, options) }
}

/** Most changes touch no configuration; one that touches nothing else may decide on what comes after it. */
async function reviewConfigurations({ changes }: Plan, today: string): Promise<ConfigurationReview> {
  const isTouched = changes.some(
    (each) => touchesConfig(each) || each.change.touched.some(({ path }) => path === BASELINE_FILE),
  )
  const ownChanges = await ownPolicyChanges(changes)
  const isUsed = changes.some(({ templates }) => templates.some(({ config }) => config.from !== undefined))
  const { configurationChanges, ...others } = isTouched
    ? await (await import('./configuration/changes.ts')).compareConfigurations(changes)
    : { configurationChanges: [], addedSuppressions: [] }
  const exceptions = await exceptionReview(changes, today)
  const problems =
    isTouched || isUsed
      ? await (await import('./configuration/problems.ts')).configurationProblems(changes)
      : []
  return {
    configurationChanges: [...configurationChanges, ...ownChanges],
    ...others,
    exceptionChanges: exceptions.exceptionChanges,
    configurationProblems: [...problems, ...exceptions.problems],
  }
}

/** Most repositories have no exceptions, and most changes leave them alone. */
async function exceptionReview(changes: Plan['changes'], today: string): Promise<ExceptionReview> {
  const touched = changes.filter(mayTouchExceptions)
  if (touched.length === 0) return { exceptionChanges: [], problems: [] }
  return (await import('./configuration/exceptions.ts')).reviewExceptions(touched, today)
}

function mayTouchExceptions(each: Plan['changes'][number]): boolean {
  if (touchesConfig(each)) return true
  const { change, configFor } = each
  const paths = [...change.touched.map(({ path }) => path), ...change.removed, ...(change.links ?? [])]
  const isNamed = (path: string) =>
    isExceptionsName(path) || configFor(folderOf(path)).exceptions.path === path
  return paths.some(isNamed)
}

/** Most repositories have no policies of their own. */
async function ownPolicyChanges(changes: Plan['changes']): Promise<Report['configurationChanges']> {
  const touched = changes.filter(mayTouchPolicies)
  if (touched.length === 0) return []
  const { policyChanges, touchesPolicies } = await import('./configuration/own-policies.ts')
  const found = await allInOrder(touched.filter(touchesPolicies).map(policyChanges))
  return found.flat()
}

function mayTouchPolicies(each: Plan['changes'][number]): boolean {
  const { change, configFor } = each
  const paths = [...change.touched.map(({ path }) => path), ...change.removed]
  const isTouched = touchesConfig(each) || paths.some((path) => path.startsWith(`${POLICY_FOLDER}/`))
  return isTouched || configures(paths, configFor)
}

/** Whether a configuration that is in force for a path says which files are policies. */
function configures(paths: readonly string[], configFor: Plan['changes'][number]['configFor']): boolean {
  const configs = new Set(paths.map((path) => configFor(folderOf(path))))
  return [...configs].some(({ from, packs }) => packs !== undefined || from?.keys.includes('policyFiles'))
}

type ConfigurationReview = ConfigurationChanges & Pick<Report, 'configurationProblems' | 'exceptionChanges'>

async function openEvaluated(deadline: Deadline): Promise<EvaluatedOnce> {
  const { evaluatedOnce } = await import('./evaluate/evaluated-once.ts')
  return evaluatedOnce(({ rules }) => deadline.isOver(rules))
}

/** What existed may then be reported as new. */
function baseNotes({ isBaseMissing }: Deadline): readonly string[] {
  return isBaseMissing
    ? ['the base was not evaluated in time ("timeoutSeconds"): existing findings are reported as new']
    : []
}

/** Tenants look for their credentials while templates are evaluated. */
function prepareTenants({ templates }: Plan, { tenant, overrides }: GateRequest): void {
  const configs = new Set(templates.flat().map(({ config }) => config))
  for (const config of configs) tenant.prepare(rulesOf({ config }, overrides))
}

/** What decides is loaded where there is something to decide on. */
async function settle(
  templates: readonly EvaluatedTemplate[],
  { changes }: Plan,
  request: GateRequest,
  options: EvaluationOptions,
): Promise<Settled> {
  if (templates.length === 0) return NOTHING
  const { settleAll } = await import('./settle.ts')
  return settleAll(templates, changes, request, (planned) => evaluateBase(planned, options))
}

/** Each path once; the last entry says why. */
function byPath(all: readonly NotChecked[]): readonly NotChecked[] {
  return [...new Map(all.map((each) => [each.path, each])).values()]
}
