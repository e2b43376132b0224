/** Suppressions of the configuration: the entries of its key `ignore`. */
import { matcherOf as globMatcher } from '../config/glob/glob.ts'
import { pathMatcher, relativeTo } from '../config/globs.ts'
import type { Ignore } from '../config/keys.ts'
import type { FolderConfig } from '../config/load.ts'
import { type Finding, placesOf } from '../core/finding.ts'
import { foldersUpward, isBelow } from '../core/path.ts'
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
  readonly order: number
  readonly matches: Matcher
  isUsed: boolean
}

/** What is asked of an entry: where a violation is, the names of its policy in plain form, and its resource. */
interface Violation {
  /** Relative to the folder of the configuration. */
  readonly path: string
  readonly names: readonly string[]
  readonly resource: string | undefined
}

type Matcher = (violation: Violation) => boolean

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
    const all = config.config.ignore.map((entry, order) => {
      return { entry, order, matches: matcherOf(entry), isUsed: false }
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
      return entries.length === 0 ? { ...found, suppressed: [] } : takeOut(found, entries, config.base)
    },
    problems: () =>
      [...byConfig].flatMap(([{ from }, entries]) =>
        entries.flatMap((each, i) => problemsOf(from?.path ?? '', each, i)),
      ),
  }
}

function takeOut(found: Found, entries: readonly Entry[], base: string): Remaining {
  const suppressed: Suppressed[] = []
  const byKey = entriesByKey(entries)
  const relative = relativeTo(base)
  const isKept = (
    files: readonly string[],
    names: readonly (string | undefined)[],
    finding?: Finding,
  ): boolean => {
    const resource = finding?.resource.name
    const plain = names.flatMap((name) => (name === undefined ? [] : [plainName(name)]))
    const [hit] = files
      .filter((file) => isBelow(file, base))
      .flatMap((file) => entriesFor({ path: relative(file), names: plain, resource }, byKey))
      .sort((a, b) => a.order - b.order)
    if (hit === undefined) return true
    hit.isUsed = true
    const { policy, reason } = hit.entry
    suppressed.push({ path: files[0] ?? '', policy, resource, reason, by: 'configuration', finding })
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
  const notEnforced = found.notEnforced.filter(isFindingKept)
  const unplaced = found.unplaced.filter(({ path, name, policy }) => isKept([path], [name, policy?.id]))
  return { findings, existing, unconfirmed, notEnforced, unplaced, suppressed }
}

/** Entries that match, among them the first one. */
function entriesFor(violation: Violation, byKey: ReadonlyMap<string, readonly Entry[]>): readonly Entry[] {
  return keysOf(violation).flatMap((key) => byKey.get(key)?.find(({ matches }) => matches(violation)) ?? [])
}

/** Entries by policy, and by the path and the resource that they name without a glob: most are found by a look-up. */
function entriesByKey(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const byKey = new Map<string, Entry[]>()
  for (const each of entries) {
    const { policy, path, resource } = each.entry
    const key = keyOf(plainName(policy), textOf(path), textOf(resource))
    const same = byKey.get(key)
    if (same === undefined) byKey.set(key, [each])
    else same.push(each)
  }
  return byKey
}

function keysOf({ path, names, resource }: Violation): readonly string[] {
  const paths = [...foldersUpward(path), undefined]
  const resources = resource === undefined ? [undefined] : [resource, undefined]
  return [...new Set(names)].flatMap((name) =>
    paths.flatMap((each) => resources.map((one) => keyOf(name, each, one))),
  )
}

function keyOf(name: string, path: string | undefined, resource: string | undefined): string {
  return JSON.stringify([name, path, resource])
}

/** What a glob stands for if it is no more than text. */
function textOf(glob: string | undefined): string | undefined {
  return glob === undefined || /[*?[\]{}\\!]|^\.\//.test(glob) ? undefined : glob
}

function matcherOf({ policy, path, resource }: Ignore): Matcher {
  const wanted = plainName(policy)
  const isPath = path === undefined ? () => true : pathMatcher([path])
  const isResource = resource === undefined ? () => true : nameMatcher(resource)
  return (violation) =>
    violation.names.includes(wanted) &&
    isPath(violation.path) &&
    // Where the resource is unknown, an entry for one resource must not hide what may be another's.
    (resource === undefined || (violation.resource !== undefined && isResource(violation.resource)))
}

/** A leading `!` means every other name. */
function nameMatcher(glob: string): (name: string) => boolean {
  const isNegated = glob.startsWith('!')
  const matches = globMatcher([isNegated ? glob.slice(1) : glob], { isName: true })
  return (name) => matches(name) !== isNegated
}
