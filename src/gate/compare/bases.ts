/**
 * What the trees that the changes start from held: they are evaluated by the same engine and configuration, and
 * findings of the same identity are not new.
 */
import type { ConfigFor } from '../../config/load.ts'
import { countedWithoutTenant, type Finding, isViolation } from '../../core/finding.ts'
import { keyOf, keysOf } from '../../core/identity.ts'
import { folderOf } from '../../core/path.ts'
import type { Change, Snapshot } from '../../core/snapshot.ts'
import { type ChangePlan, planChange } from '../plan/plan-change.ts'
import { CONFIG_CONTEXT } from '../policy-ids.ts'
import type { ComparedTemplate, EvaluatedTemplate, PlannedTemplate } from '../stages.ts'

/** Evaluates templates of a base; without those that turn out not to be one. */
export type EvaluateBase = (planned: readonly PlannedTemplate[]) => Promise<readonly EvaluatedTemplate[]>

/** What the bases of a run's changes held. */
export interface Bases {
  /** Separates new findings from existing ones, where the configuration asks for it and there is a base. */
  separate(template: EvaluatedTemplate, findings: readonly Finding[]): Promise<Separated>
  /** The template as it was in each base; where it was in none, those that are gone: it may be one of them, renamed. */
  before(template: EvaluatedTemplate): readonly EvaluatedTemplate[]
}

export type Separated = Pick<ComparedTemplate, 'findings' | 'existing' | 'fixed'>

/** Evaluates what the changes start from. */
export async function evaluateBases(
  templates: readonly EvaluatedTemplate[],
  changes: readonly ChangePlan[],
  evaluate: EvaluateBase,
): Promise<Bases> {
  const bySnapshot = new Map<Snapshot, Before>()
  for (const { change, configFor } of changes) {
    const own = templates.filter(({ planned }) => planned.snapshot === change.snapshot)
    if (!own.some(isCompared)) continue
    const paths = new Set(own.map(({ planned }) => planned.source.path))
    bySnapshot.set(change.snapshot, await readBases(withReached(change, own), paths, configFor, evaluate))
  }
  const beforeOf = (template: EvaluatedTemplate) =>
    isCompared(template) ? bySnapshot.get(template.planned.snapshot) : undefined
  return {
    separate: async (template, findings) => {
      const before = beforeOf(template)
      if (before === undefined) return { findings, existing: [], fixed: 0 }
      return separate(findings, before.byPath.get(template.planned.source.path), before.gone)
    },
    before: (template) => {
      const before = beforeOf(template)
      return (before?.byPath.get(template.planned.source.path) ?? before?.gone)?.templates ?? []
    },
  }
}

/** Of a template that the change does not touch, only what is new counts, whatever the configuration says. */
function isCompared({ rules, reachedThrough }: EvaluatedTemplate): boolean {
  return rules.changes === 'new' || reachedThrough !== undefined
}

/** The change with the files of the templates that it reaches. */
function withReached(change: Change, own: readonly EvaluatedTemplate[]): Change {
  const reached = own.filter(({ reachedThrough }) => reachedThrough !== undefined)
  const sources = reached.map(({ planned }) => planned.source)
  const files = sources.flatMap(({ files: read, unreadFiles = [] }) => [...read, ...unreadFiles])
  // Only their paths are asked for.
  return { ...change, removed: [...change.removed, ...files.map(({ path }) => path)] }
}

/** What was found in the bases, in one template or in those that are gone. */
interface Tally {
  /** How often each finding occurs, by what makes it the same. */
  readonly counts: Map<string, number>
  readonly templates: EvaluatedTemplate[]
  violations: number
}

/** The bases of one change. */
interface Before {
  readonly byPath: ReadonlyMap<string, Tally>
  readonly gone: Tally
}

/** @param paths the templates of the change itself */
async function readBases(
  change: Change,
  paths: ReadonlySet<string>,
  configFor: ConfigFor,
  evaluate: EvaluateBase,
): Promise<Before> {
  const byPath = new Map<string, Tally>()
  const gone = emptyTally()
  for (const base of change.bases ?? []) {
    for (const template of await evaluateBase(base, change, configFor, evaluate)) {
      const { path } = template.planned.source
      // A template that is gone may have been renamed: what it held is compared with every other.
      const into = paths.has(path) ? (byPath.get(path) ?? emptyTally()) : gone
      if (into !== gone) byPath.set(path, into)
      await addAll(into, template)
    }
  }
  return { byPath, gone }
}

function emptyTally(): Tally {
  return { counts: new Map(), templates: [], violations: 0 }
}

/** What several bases hold counts as often as in the one that holds it most often. */
async function addAll(into: Tally, template: EvaluatedTemplate): Promise<void> {
  const { findings } = template.result
  into.templates.push(template)
  if (findings.length === 0) return
  const counts = new Map<string, number>()
  for (const key of findings.flatMap(keysOf)) counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const [key, count] of counts) into.counts.set(key, Math.max(count, into.counts.get(key) ?? 0))
  into.violations = Math.max(into.violations, violationsIn(findings))
}

/** The templates that the change touches, takes away or reaches, as they are in a base. */
async function evaluateBase(
  base: Snapshot,
  { touched, removed, links = [] }: Change,
  configFor: ConfigFor,
  evaluate: EvaluateBase,
): Promise<readonly EvaluatedTemplate[]> {
  const paths = new Set([...touched.map(({ path }) => path), ...removed, ...links])
  const files = await base.listFolders([...new Set([...paths].map(folderOf))])
  const there = files.filter(({ path }) => paths.has(path))
  const names = new Set(there.map(({ path }) => path))
  // A Terraform folder that the change only adds files to was a template before.
  const missing = [...paths].filter((path) => !names.has(path))
  const part: Change = { snapshot: base, touched: there, removed: missing }
  const { templates } = await planChange(part, CONFIG_CONTEXT, configFor)
  return evaluate(templates)
}

/** Each finding of a base makes one of the same identity an existing one. */
async function separate(all: readonly Finding[], before: Tally | undefined, gone: Tally): Promise<Separated> {
  const violations = before?.violations ?? 0
  if (all.length === 0) return { findings: all, existing: [], fixed: violations }
  const left = new Map(before?.counts)
  const findings: Finding[] = []
  const existing: Finding[] = []
  for (const finding of all) {
    const key = keyOf(finding)
    const source = [left, gone.counts].find((counts) => (counts.get(key) ?? 0) > 0)
    source?.set(key, (source.get(key) ?? 0) - 1)
    if (source === undefined) findings.push(finding)
    else existing.push(finding)
  }
  return { findings, existing, fixed: Math.max(0, violations - violationsIn(existing)) }
}

function violationsIn(findings: readonly Finding[]): number {
  return countedWithoutTenant(findings).filter(isViolation).length
}
