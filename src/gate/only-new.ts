/**
 * What a change brings, told apart from what was there before: the trees that the change starts from are judged by the
 * same engine and configuration, and findings of the same identity are not new.
 */
import type { ConfigFor } from '../config/load.ts'
import type { Finding } from '../core/finding.ts'
import { identitiesOf, identityOf } from '../core/identity.ts'
import { folderOf } from '../core/path.ts'
import type { JudgedTemplate } from '../core/report.ts'
import type { Change, Snapshot } from '../core/snapshot.ts'
import { collectSources, type PlannedSource } from './collect-sources.ts'
import type { OfflineJudged } from './judge-inline.ts'
import { policyIds } from './policy-ids.ts'

/** The changes of a run by their snapshots, with the configurations in force, which the bases are judged by too. */
export type Changes = Map<Snapshot, { readonly change: Change; readonly configFor: ConfigFor }>

/** Judges a template of a base; undefined where it turns out to be none. */
type JudgeBase = (planned: PlannedSource) => Promise<readonly Finding[] | undefined>

export interface Sorted extends Pick<JudgedTemplate, 'older' | 'mended'> {
  /** Those that are new. */
  readonly findings: readonly Finding[]
}

type SortOut = (path: string, findings: readonly Finding[]) => Sorted

export const NOTHING_OLDER = { older: [], mended: 0 } as const

/** What sorts the findings of a template, where its configuration asks for it and there is something to compare with. */
export async function compareWithBases(
  templates: readonly OfflineJudged[],
  changes: Changes,
  judge: JudgeBase,
): Promise<(template: OfflineJudged, findings: readonly Finding[]) => Sorted> {
  const isWanted = ({ rules }: OfflineJudged) => rules.changes === 'new'
  const sorters = new Map<Snapshot, SortOut>()
  for (const [snapshot, { change, configFor }] of changes) {
    const own = templates.filter((each) => each.snapshot === snapshot)
    if (!own.some(isWanted)) continue
    const there = new Set(own.map(({ source }) => source.path))
    const sortOut = await compare(change, there, configFor, judge)
    if (sortOut !== undefined) sorters.set(snapshot, sortOut)
  }
  return (template, findings) => {
    const sortOut = isWanted(template) ? sorters.get(template.snapshot) : undefined
    return sortOut?.(template.source.path, findings) ?? { findings, ...NOTHING_OLDER }
  }
}

/** The findings of a template in the bases. */
interface Before {
  /** How often each identity occurs. */
  readonly identities: Map<string, number>
  violations: number
}

/** @param there the templates of the change itself, by path */
async function compare(
  change: Change,
  there: ReadonlySet<string>,
  configFor: ConfigFor,
  judge: JudgeBase,
): Promise<SortOut | undefined> {
  const bases = change.bases ?? []
  if (bases.length === 0) return undefined
  const before = new Map<string, Before>()
  const gone: Before = { identities: new Map(), violations: 0 }
  for (const base of bases) {
    for (const [path, findings] of await judgeBase(base, change, configFor, judge)) {
      // A template that is gone may have been renamed: what it held is compared with every other.
      const own = before.get(path) ?? { identities: new Map(), violations: 0 }
      const into = there.has(path) ? own : gone
      if (into !== gone) before.set(path, into)
      addAll(into, findings)
    }
  }
  return (path, findings) => sortOut(findings, before.get(path), gone)
}

/** What several bases hold counts as often as in the one that holds it most often. */
function addAll(into: Before, findings: readonly Finding[]): void {
  const counts = new Map<string, number>()
  for (const identity of findings.flatMap(identitiesOf)) counts.set(identity, (counts.get(identity) ?? 0) + 1)
  for (const [identity, count] of counts) {
    into.identities.set(identity, Math.max(count, into.identities.get(identity) ?? 0))
  }
  into.violations = Math.max(into.violations, findings.filter(isViolation).length)
}

/** The findings of the templates that the change touches or takes away, as they are in a base, by template. */
async function judgeBase(
  base: Snapshot,
  { touched, removed }: Change,
  configFor: ConfigFor,
  judge: JudgeBase,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const paths = new Set([...touched.map(({ path }) => path), ...removed])
  const files = await base.listFolders([...new Set([...paths].map(folderOf))])
  const there = files.filter(({ path }) => paths.has(path))
  const names = new Set(there.map(({ path }) => path))
  // A Terraform folder that the change only adds files to was a template before.
  const missing = [...paths].filter((path) => !names.has(path))
  const part: Change = { snapshot: base, touched: there, removed: missing }
  const { planned } = await collectSources(part, policyIds, configFor)
  const found = new Map<string, readonly Finding[]>()
  for (const each of planned) {
    const findings = await judge(each)
    if (findings !== undefined) found.set(each.source.path, findings)
  }
  return found
}

/** Each finding of a base excuses one of the same identity. */
function sortOut(findings: readonly Finding[], before: Before | undefined, gone: Before): Sorted {
  const left = new Map(before?.identities)
  const fresh: Finding[] = []
  const older: Finding[] = []
  for (const finding of findings) {
    const identity = identityOf(finding)
    const source = [left, gone.identities].find((counts) => (counts.get(identity) ?? 0) > 0)
    source?.set(identity, (source.get(identity) ?? 0) - 1)
    if (source === undefined) fresh.push(finding)
    else older.push(finding)
  }
  const mended = (before?.violations ?? 0) - older.filter(isViolation).length
  return { findings: fresh, older, mended: Math.max(0, mended) }
}

function isViolation({ verdict }: Finding): boolean {
  return verdict === 'violation'
}
