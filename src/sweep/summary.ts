/** What a sweep found in all: by repository, policy, severity and owner, compared with the last one. */
import { compareText } from '../core/compare.ts'
import type { Severity } from '../core/policy-info.ts'
import { WORST_FIRST } from '../report/html/chart.ts'
import { added, type BySeverity, NO_VIOLATIONS, type SweptLine, sumOf } from './line.ts'

/** Counts of a run, or of a repository, a policy or an owner in it. */
export interface Row {
  /** Undefined is what has no owner. */
  readonly name: string | undefined
  readonly violations: BySeverity
  /** Repositories that have any. */
  readonly repositories: number
  /** Templates that could not be read. */
  readonly unscannable: number
  /** Violations more, or fewer, than in the last run; undefined where that has nothing to compare with. */
  readonly change: number | undefined
}

export interface Totals {
  readonly repositories: number
  readonly checked: number
  readonly empty: number
  readonly failed: number
  readonly templates: number
  readonly violations: BySeverity
  readonly blocking: number
  readonly undecided: number
  readonly suppressed: number
  readonly unscannable: number
}

export interface Failed {
  readonly repository: string
  readonly reason: string
  readonly hint: string | null
  readonly attempts: number
}

export interface Summary {
  readonly totals: Totals
  /** Of the last run; undefined for the first one. */
  readonly last: Totals | undefined
  /** The worst first; without those that have nothing. */
  readonly byRepository: readonly Row[]
  readonly byPolicy: readonly Row[]
  readonly byOwner: readonly Row[]
  /** In the order of the list, as those below. */
  readonly failed: readonly Failed[]
  /** Repositories without a line. */
  readonly missing: readonly string[]
}

/**
 * @param lines of this run
 * @param last of the last run
 * @param names the repositories of the list
 */
export async function summaryOf(
  lines: AsyncIterable<SweptLine>,
  last: AsyncIterable<SweptLine>,
  names: readonly string[],
): Promise<Summary> {
  const now = new Counts()
  const before = new Counts()
  const wanted = new Set(names)
  for await (const line of lines) if (wanted.has(line.repository)) now.add(line)
  for await (const line of last) before.add(line)
  const isFirst = before.totals.repositories === 0
  const rows = (kind: 'repositories' | 'policies' | 'owners') => rowsOf(now[kind], before[kind], isFirst)
  return {
    totals: now.totals,
    last: isFirst ? undefined : before.totals,
    // A repository that the last run has not checked is no worse than it was.
    byRepository: rowsOf(now.repositories, before.repositories, isFirst, (name) => before.checked.has(name)),
    byPolicy: rows('policies'),
    byOwner: rows('owners'),
    failed: [...wanted].flatMap((name) => now.failed.get(name) ?? []),
    missing: names.filter((name) => !now.seen.has(name)),
  }
}

const NOTHING: Totals = {
  repositories: 0,
  checked: 0,
  empty: 0,
  failed: 0,
  templates: 0,
  violations: NO_VIOLATIONS,
  blocking: 0,
  undecided: 0,
  suppressed: 0,
  unscannable: 0,
}

type Group = Omit<Row, 'name' | 'change'>

/** Sums lines without keeping their findings. */
class Counts {
  totals = NOTHING
  readonly seen = new Set<string>()
  readonly checked = new Set<string | undefined>()
  readonly failed = new Map<string, Failed>()
  readonly repositories = new Map<string | undefined, Group>()
  readonly policies = new Map<string | undefined, Group>()
  readonly owners = new Map<string | undefined, Group>()

  add({ repository, status, failure, attempts, verdict }: SweptLine): void {
    if (this.seen.has(repository)) return
    this.seen.add(repository)
    const { totals } = this
    this.totals = { ...totals, repositories: totals.repositories + 1, [status]: totals[status] + 1 }
    if (failure !== null) this.failed.set(repository, { repository, attempts, ...failure })
    if (verdict === null) return
    this.checked.add(repository)
    const { violations, templates, blocking, undecided, suppressed, unscannableCount: unscannable } = verdict
    this.totals = {
      ...this.totals,
      templates: this.totals.templates + templates,
      violations: added(this.totals.violations, violations),
      blocking: this.totals.blocking + blocking,
      undecided: this.totals.undecided + undecided,
      suppressed: this.totals.suppressed + suppressed,
      unscannable: this.totals.unscannable + unscannable,
    }
    if (sumOf(violations) + unscannable > 0) join(this.repositories, repository, violations, unscannable)
    for (const [policy, counts] of policiesOf(verdict.policies)) join(this.policies, policy, counts, 0)
    for (const { owner, violations: own } of verdict.owners) join(this.owners, owner ?? undefined, own, 0)
  }
}

/** Under one policy, findings may differ in severity. */
function policiesOf(
  counts: readonly { readonly policy: string; readonly severity: Severity; readonly count: number }[],
): ReadonlyMap<string, BySeverity> {
  const found = new Map<string, BySeverity>()
  for (const { policy, severity, count } of counts) {
    found.set(policy, added(found.get(policy) ?? NO_VIOLATIONS, { ...NO_VIOLATIONS, [severity]: count }))
  }
  return found
}

function join(
  groups: Map<string | undefined, Group>,
  name: string | undefined,
  violations: BySeverity,
  unscannable: number,
): void {
  const known = groups.get(name) ?? { violations: NO_VIOLATIONS, repositories: 0, unscannable: 0 }
  groups.set(name, {
    violations: added(known.violations, violations),
    repositories: known.repositories + 1,
    unscannable: known.unscannable + unscannable,
  })
}

function rowsOf(
  now: ReadonlyMap<string | undefined, Group>,
  before: ReadonlyMap<string | undefined, Group>,
  isFirst: boolean,
  isComparable: (name: string | undefined) => boolean = () => true,
): readonly Row[] {
  const rows = [...now].map(([name, group]): Row => {
    const earlier = before.get(name)?.violations ?? NO_VIOLATIONS
    const change = isFirst || !isComparable(name) ? undefined : sumOf(group.violations) - sumOf(earlier)
    return { name, ...group, change }
  })
  return rows.sort(compareRows)
}

function compareRows(a: Row, b: Row): number {
  const worse = WORST_FIRST.map((severity) => b.violations[severity] - a.violations[severity])
  const order = worse.find((each) => each !== 0) ?? b.unscannable - a.unscannable
  return order || compareText(a.name ?? '', b.name ?? '')
}

/** `+3`, `-1`, `0`; empty where there is nothing to compare with. */
export function changeText(change: number | undefined): string {
  if (change === undefined) return ''
  return change > 0 ? `+${change}` : String(change)
}
