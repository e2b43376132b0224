/** Suppressions of the configuration: the entries of its key `ignore`. */
import { matcherOf as globMatcher } from '../config/glob/glob.ts'
import { pathMatcher, relativeTo } from '../config/globs.ts'
import type { Ignore } from '../config/keys.ts'
import type { FolderConfig } from '../config/load.ts'
import { type Finding, placesOf } from '../core/finding.ts'
import { folderOf } from '../core/path.ts'
import type { Suppressed, SuppressionProblem } from '../core/report.ts'
import { plainName } from '../core/tenant-name.ts'
import type { Found, Remaining } from './found.ts'

/** The suppressions of the configurations of a run. */
export interface ConfiguredSuppressions {
  apply(found: Found, config: FolderConfig): Remaining
  /** Complete only after the last `apply`. */
  problems(): readonly SuppressionProblem[]
}

interface Entry {
  readonly entry: Ignore
  readonly matches: Matcher
  isUsed: boolean
}

/**
 * @param today `2026-01-31`: an entry applies through its last day
 * @param isWhole whether the run covers every template, so that an entry that matches nothing is unused
 */
export function configuredSuppressions(today: string, isWhole: boolean): ConfiguredSuppressions {
  const byConfig = new Map<FolderConfig, readonly Entry[]>()
  const hasExpired = ({ until }: Ignore) => until !== undefined && until < today
  const entriesOf = (config: FolderConfig): readonly Entry[] => {
    const known = byConfig.get(config)
    if (known !== undefined) return known
    const all = config.config.ignore.map((entry) => {
      return { entry, matches: matcherOf(entry, config.base), isUsed: false }
    })
    byConfig.set(config, all)
    return all
  }
  const problemsOf = (path: string, { entry, isUsed }: Entry, i: number): readonly SuppressionProblem[] => {
    const name = `ignore.${i} (${entry.policy})`
    if (hasExpired(entry)) return [{ path, message: `${name} expired on ${entry.until}` }]
    return isWhole && !isUsed
      ? [{ path, message: `${name} is an unused suppression: no finding matches` }]
      : []
  }
  return {
    apply: (found, config) => {
      const entries = entriesOf(config).filter(({ entry }) => !hasExpired(entry))
      return entries.length === 0 ? { ...found, suppressed: [] } : takeOut(found, entries)
    },
    problems: () =>
      [...byConfig].flatMap(([{ from }, entries]) =>
        entries.flatMap((each, i) => problemsOf(from?.path ?? '', each, i)),
      ),
  }
}

function takeOut(found: Found, entries: readonly Entry[]): Remaining {
  const suppressed: Suppressed[] = []
  const isKept = (
    paths: readonly string[],
    names: readonly (string | undefined)[],
    finding?: Finding,
  ): boolean => {
    const resource = finding?.resource.name
    const hit = entries.find(({ matches }) => paths.some((path) => matches(path, names, resource)))
    if (hit === undefined) return true
    hit.isUsed = true
    const { policy, reason } = hit.entry
    suppressed.push({ path: paths[0] ?? '', policy, resource, reason, by: 'configuration', finding })
    return false
  }
  const isFindingKept = (finding: Finding): boolean => {
    const paths = placesOf(finding).map(({ file }) => file.path)
    const { policy, tenant } = finding
    return isKept(paths, [policy.id, tenant?.name, ...policy.mvisionNames], finding)
  }
  const findings = found.findings.filter(isFindingKept)
  const existing = found.existing.filter(isFindingKept)
  const unconfirmed = found.unconfirmed.filter(isFindingKept)
  const unplaced = found.unplaced.filter(({ path, name, policy }) => isKept([path], [name, policy?.id]))
  return { findings, existing, unconfirmed, unplaced, suppressed }
}

type Matcher = (path: string, names: readonly (string | undefined)[], resource: string | undefined) => boolean

function matcherOf({ policy, path, resource }: Ignore, base: string): Matcher {
  const wanted = plainName(policy)
  const isPath = path === undefined ? () => true : pathMatcher([path])
  const isResource = resource === undefined ? () => true : nameMatcher(resource)
  const relative = relativeTo(base)
  return (file, names, name) =>
    names.some((each) => each !== undefined && plainName(each) === wanted) &&
    isPath(relative(file)) &&
    // Where the resource is unknown, an entry for one resource must not hide what may be another's.
    (resource === undefined || (name !== undefined && isResource(name))) &&
    (base === '.' || folderOf(file) === base || file.startsWith(`${base}/`))
}

/** A leading `!` means every other name. */
function nameMatcher(glob: string): (name: string) => boolean {
  const isNegated = glob.startsWith('!')
  const matches = globMatcher([isNegated ? glob.slice(1) : glob], { isName: true })
  return (name) => matches(name) !== isNegated
}
