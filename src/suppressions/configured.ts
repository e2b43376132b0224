/** Suppressions of the configuration: the entries of its key `ignore`. */
import type { Ignore } from '../config/keys.ts'
import type { FolderConfig } from '../config/load.ts'
import type { Finding } from '../core/finding.ts'
import type { Suppressed, SuppressionProblem } from '../core/report.ts'
import type { Found, Remaining } from './found.ts'
import { type EntryFinder, entryFinder, unplacedViolation, type Violation, violationOf } from './match.ts'
import { suppressedOnlyBy, withRemark } from './remarks.ts'

/** The suppressions of the configurations of a run. */
export interface ConfiguredSuppressions {
  apply(found: Found, config: FolderConfig): Remaining
  /** Complete only after the last `apply`. */
  problems(): readonly SuppressionProblem[]
}

/** An entry, and what became of it in a run. */
interface Tracked extends Ignore {
  readonly order: number
  isUsed: boolean
  /** The file of exceptions, where only those suppress what it names. */
  barredBy: string | undefined
}

interface Entries {
  readonly all: readonly Tracked[]
  readonly find: EntryFinder<Tracked> | undefined
}

/**
 * @param today `2026-01-31`: an entry applies through its last day
 * @param isWhole whether the run covers every template, so that an entry that matches nothing is unused
 */
export function configuredSuppressions(today: string, isWhole: boolean): ConfiguredSuppressions {
  const byConfig = new Map<FolderConfig, Entries>()
  const hasExpired = ({ until }: Ignore) => until !== undefined && until < today
  const entriesOf = (config: FolderConfig): Entries => {
    const known = byConfig.get(config)
    if (known !== undefined) return known
    const all = config.config.ignore.map((entry, order): Tracked => {
      return { ...entry, order, isUsed: false, barredBy: undefined }
    })
    const valid = all.filter((each) => !hasExpired(each))
    const entries = { all, find: valid.length === 0 ? undefined : entryFinder(valid, config.base) }
    byConfig.set(config, entries)
    return entries
  }
  const problemsOf = (path: string, each: Tracked): readonly SuppressionProblem[] => {
    const name = `ignore.${each.order} (${each.policy})`
    if (hasExpired(each)) return [{ path, message: `${name} expired on ${each.until}` }]
    if (each.barredBy !== undefined)
      return [{ path, message: `${name} does not apply: ${suppressedOnlyBy(each.barredBy)}` }]
    return isWhole && !each.isUsed
      ? [{ path, message: `${name} is an unused suppression: no finding matches` }]
      : []
  }
  return {
    apply: (found, config) => {
      const { find } = entriesOf(config)
      return find === undefined ? { ...found, suppressed: [] } : takeOut(found, find, config.from?.path ?? '')
    },
    problems: () =>
      [...byConfig].flatMap(([{ from }, { all }]) =>
        all.flatMap((each) => problemsOf(from?.path ?? '', each)),
      ),
  }
}

/** @param path the configuration */
function takeOut(found: Found, find: EntryFinder<Tracked>, path: string): Remaining {
  const suppressed: Suppressed[] = []
  const keep = <T extends { readonly onlyExceptions?: string; readonly remarks?: readonly string[] }>(
    each: T,
    violation: Violation,
    finding: Finding | undefined,
  ): readonly T[] => {
    const hit = find(violation)
    if (hit === undefined) return [each]
    if (each.onlyExceptions !== undefined) {
      hit.barredBy = each.onlyExceptions
      const remark = `"ignore" in ${path} does not apply: ${suppressedOnlyBy(each.onlyExceptions)}`
      return [withRemark(each, remark)]
    }
    hit.isUsed = true
    const { policy, reason } = hit
    const { files, resource } = violation
    suppressed.push({ path: files[0] ?? '', policy, resource, reason, by: 'configuration', finding })
    return []
  }
  const keepFindings = (all: readonly Finding[]) =>
    all.flatMap((finding) => keep(finding, violationOf(finding), finding))
  return {
    findings: keepFindings(found.findings),
    existing: keepFindings(found.existing),
    unconfirmed: keepFindings(found.unconfirmed),
    notEnforced: keepFindings(found.notEnforced),
    unplaced: found.unplaced.flatMap((each) => keep(each, unplacedViolation(each), undefined)),
    suppressed,
  }
}
