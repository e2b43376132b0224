/** What the page lists, with what it can be filtered by. */
import { type Finding, isViolation, primaryPlace } from '../../core/finding.ts'
import type { Framework } from '../../core/frameworks.ts'
import { CUSTOM, type Platform } from '../../core/platforms.ts'
import { type PolicyInfo, platformOfId, type Severity } from '../../core/policy-info.ts'
import type { JudgedTemplate, Report, Suppressed, UnplacedViolation } from '../../core/report.ts'
import { type ListedFinding, listFindings } from '../order.ts'

/** What a finding is: new, undecided, existing, suppressed, or not reported by the tenant. */
export type State = 'new' | 'undecided' | 'existing' | 'suppressed' | 'unconfirmed'

/** In the order of the page. */
export const STATES: readonly State[] = ['new', 'undecided', 'existing', 'suppressed', 'unconfirmed']

/** What every entry of the page can be filtered by. */
export interface Facets {
  readonly state: State
  /** Undefined where only the tenant or a suppression names the policy, and for what is undecided: as in the totals. */
  readonly severity: Severity | undefined
  readonly cloud: Platform | undefined
  readonly path: string
}

export interface FindingEntry extends Facets, ListedFinding {
  readonly framework: Framework
}

/** Entries of one policy and severity: what the policy says stands once, above them. */
export interface Group {
  readonly entries: readonly [FindingEntry, ...FindingEntry[]]
}

export interface UnplacedEntry extends Facets {
  readonly violation: UnplacedViolation
}

export interface SuppressedEntry extends Facets {
  readonly suppressed: Suppressed
}

export interface Entries {
  readonly findings: Readonly<Record<Exclude<State, 'suppressed'>, readonly FindingEntry[]>>
  readonly unplaced: readonly UnplacedEntry[]
  readonly suppressed: readonly SuppressedEntry[]
  /** Whether there was anything to compare with, so that what counts is new. */
  readonly compared: boolean
  /** Everything above. */
  readonly all: readonly Facets[]
}

/** Collects what there is to list, each kind in the order of the reports. */
export function collectEntries({ judged, action }: Pick<Report, 'judged' | 'action'>): Entries {
  const counted = findingEntries(judged, ({ result }) => result.findings, 'new')
  const findings = {
    new: counted.filter(({ state }) => state === 'new'),
    undecided: counted.filter(({ state }) => state === 'undecided'),
    existing: findingEntries(judged, ({ existing }) => existing, 'existing'),
    unconfirmed: findingEntries(judged, ({ unconfirmed }) => unconfirmed, 'unconfirmed'),
  }
  const unplaced = judged.flatMap((each) => [
    ...each.unplaced.map((violation) => unplacedEntry(violation, 'new')),
    ...each.existingUnplaced.map((violation) => unplacedEntry(violation, 'existing')),
  ])
  const suppressed = judged.flatMap((each) => each.suppressed.map(suppressedEntry))
  return {
    findings,
    unplaced,
    suppressed,
    compared: action !== 'scan' || findings.existing.length > 0 || judged.some(({ fixed }) => fixed > 0),
    all: [...Object.values(findings).flat(), ...unplaced, ...suppressed],
  }
}

/** Groups entries that are in order, keeping the order of each group's first. */
export function groupEntries(entries: readonly FindingEntry[]): readonly Group[] {
  const groups = new Map<string, [FindingEntry, ...FindingEntry[]]>()
  for (const entry of entries) {
    const key = `${entry.finding.severity} ${entry.finding.policy.id}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
  }
  return [...groups.values()].map((each) => ({ entries: each }))
}

function findingEntries(
  judged: readonly JudgedTemplate[],
  findingsOf: (each: JudgedTemplate) => readonly Finding[],
  state: State,
): readonly FindingEntry[] {
  const frameworks = new Map<Finding, Framework>()
  const templates = judged.map((each) => {
    const findings = findingsOf(each)
    for (const finding of findings) frameworks.set(finding, each.result.framework)
    return { ...each, result: { ...each.result, findings } }
  })
  return listFindings({ judged: templates }).map(({ finding, blocking }) => ({
    finding,
    blocking: blocking && state === 'new',
    framework: frameworks.get(finding) ?? 'terraform',
    state: state === 'new' && finding.verdict === 'undecided' ? 'undecided' : state,
    severity: isViolation(finding) ? finding.severity : undefined,
    cloud: cloudOf(finding.policy),
    path: primaryPlace(finding).file.path,
  }))
}

function cloudOf({ platform }: Pick<PolicyInfo, 'platform'>): Platform | undefined {
  return platform === CUSTOM ? undefined : platform
}

function unplacedEntry(violation: UnplacedViolation, state: State): UnplacedEntry {
  const { path, policy } = violation
  return { violation, state, path, severity: undefined, cloud: policy && cloudOf(policy) }
}

function suppressedEntry(suppressed: Suppressed): SuppressedEntry {
  const { path, policy } = suppressed
  return { suppressed, state: 'suppressed', path, severity: undefined, cloud: platformOfId(policy) }
}
