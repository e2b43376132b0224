/**
 * What a change brings, told apart from what was there before: the trees that the change starts from are judged by the
 * same engine and configuration, and findings of the same identity are not new.
 */
import type { ConfigFor } from '../config/load.ts'
import { type Finding, isViolation } from '../core/finding.ts'
import { folderOf } from '../core/path.ts'
import type { JudgedTemplate } from '../core/report.ts'
import type { Change, Snapshot } from '../core/snapshot.ts'
import { collectSources, type PlannedSource } from './collect-sources.ts'
import type { OfflineJudged } from './judge-inline.ts'
import { policyIds } from './policy-ids.ts'

/** The changes of a run by their snapshots, with the configurations in force, which the bases are judged by too. */
export type Changes = Map<Snapshot, { readonly change: Change; readonly configFor: ConfigFor }>

/** Judges a template of a base; undefined where it turns out to be none. */
export type JudgeBase = (planned: PlannedSource) => Promise<OfflineJudged | undefined>

export interface Sorted extends Pick<JudgedTemplate, 'existing' | 'fixed'> {
  /** Those that are new. */
  readonly findings: readonly Finding[]
}

/** What there was before the changes of a run. */
export interface Comparison {
  /** Sorts the findings of a template, where its configuration asks for it and there is something to compare with. */
  sortOut(template: OfflineJudged, findings: readonly Finding[]): Promise<Sorted>
  /** The template as it was in each base; where it was in none, those that are gone: it may be one of them, renamed. */
  before(template: OfflineJudged): readonly OfflineJudged[]
}

/** Judges what the changes start from. */
export async function compareWithBases(
  templates: readonly OfflineJudged[],
  changes: Changes,
  judge: JudgeBase,
): Promise<Comparison> {
  const isWanted = ({ rules }: OfflineJudged) => rules.changes === 'new'
  const all = new Map<Snapshot, Bases>()
  for (const [snapshot, { change, configFor }] of changes) {
    const own = templates.filter((each) => each.snapshot === snapshot)
    if (!own.some(isWanted)) continue
    const there = new Set(own.map(({ source }) => source.path))
    all.set(snapshot, await readBases(change, there, configFor, judge))
  }
  const basesOf = (template: OfflineJudged) => (isWanted(template) ? all.get(template.snapshot) : undefined)
  return {
    sortOut: async (template, findings) => {
      const bases = basesOf(template)
      if (bases === undefined) return { findings, existing: [], fixed: 0 }
      return sortOut(findings, bases.byPath.get(template.source.path), bases.gone)
    },
    before: (template) => {
      const bases = basesOf(template)
      return (bases?.byPath.get(template.source.path) ?? bases?.gone)?.templates ?? []
    },
  }
}

/** What was found in the bases, in one template or in those that are gone. */
interface Before {
  /** How often each identity occurs. */
  readonly identities: Map<string, number>
  readonly templates: OfflineJudged[]
  violations: number
}

interface Bases {
  readonly byPath: ReadonlyMap<string, Before>
  readonly gone: Before
}

/** @param there the templates of the change itself, by path */
async function readBases(
  change: Change,
  there: ReadonlySet<string>,
  configFor: ConfigFor,
  judge: JudgeBase,
): Promise<Bases> {
  const byPath = new Map<string, Before>()
  const gone: Before = { identities: new Map(), templates: [], violations: 0 }
  for (const base of change.bases ?? []) {
    for (const template of await judgeBase(base, change, configFor, judge)) {
      const { path } = template.source
      // A template that is gone may have been renamed: what it held is compared with every other.
      const own = byPath.get(path) ?? { identities: new Map(), templates: [], violations: 0 }
      const into = there.has(path) ? own : gone
      if (into !== gone) byPath.set(path, into)
      await addAll(into, template)
    }
  }
  return { byPath, gone }
}

/** Its hash takes milliseconds to load, and most templates that are committed have no findings. */
const loadIdentity = () => import('../core/identity.ts')

/** What several bases hold counts as often as in the one that holds it most often. */
async function addAll(into: Before, template: OfflineJudged): Promise<void> {
  const { findings } = template.result
  into.templates.push(template)
  if (findings.length === 0) return
  const { identitiesOf } = await loadIdentity()
  const counts = new Map<string, number>()
  for (const identity of findings.flatMap(identitiesOf)) counts.set(identity, (counts.get(identity) ?? 0) + 1)
  for (const [identity, count] of counts) {
    into.identities.set(identity, Math.max(count, into.identities.get(identity) ?? 0))
  }
  into.violations = Math.max(into.violations, findings.filter(isViolation).length)
}

/** The templates that the change touches or takes away, as they are in a base. */
async function judgeBase(
  base: Snapshot,
  { touched, removed }: Change,
  configFor: ConfigFor,
  judge: JudgeBase,
): Promise<readonly OfflineJudged[]> {
  const paths = new Set([...touched.map(({ path }) => path), ...removed])
  const files = await base.listFolders([...new Set([...paths].map(folderOf))])
  const there = files.filter(({ path }) => paths.has(path))
  const names = new Set(there.map(({ path }) => path))
  // A Terraform folder that the change only adds files to was a template before.
  const missing = [...paths].filter((path) => !names.has(path))
  const part: Change = { snapshot: base, touched: there, removed: missing }
  const { planned } = await collectSources(part, policyIds, configFor)
  const judged: OfflineJudged[] = []
  for (const each of planned) {
    const template = await judge(each)
    if (template !== undefined) judged.push(template)
  }
  return judged
}

/** Each finding of a base excuses one of the same identity. */
async function sortOut(
  findings: readonly Finding[],
  before: Before | undefined,
  gone: Before,
): Promise<Sorted> {
  if (findings.length === 0) return { findings, existing: [], fixed: before?.violations ?? 0 }
  const { identityOf } = await loadIdentity()
  const left = new Map(before?.identities)
  const fresh: Finding[] = []
  const existing: Finding[] = []
  for (const finding of findings) {
    const identity = identityOf(finding)
    const source = [left, gone.identities].find((counts) => (counts.get(identity) ?? 0) > 0)
    source?.set(identity, (source.get(identity) ?? 0) - 1)
    if (source === undefined) fresh.push(finding)
    else existing.push(finding)
  }
  const fixed = (before?.violations ?? 0) - existing.filter(isViolation).length
  return { findings: fresh, existing, fixed: Math.max(0, fixed) }
}
