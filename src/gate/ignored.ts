/** What the configuration tells to ignore. */
import picomatch from 'picomatch'
import type { Ignore } from '../config/keys.ts'
import type { FolderConfig } from '../config/load.ts'
import { type Finding, primaryPlace } from '../core/finding.ts'
import { folderOf } from '../core/path.ts'
import type { Suppressed, SuppressionProblem, UnplacedViolation } from '../core/report.ts'
import { plainName } from '../engines/inline/tenant-names.ts'

const GLOB = { dot: true, flags: 's' } as const

export interface Kept {
  readonly findings: readonly Finding[]
  readonly existing: readonly Finding[]
  readonly unconfirmed: readonly Finding[]
  readonly unplaced: readonly UnplacedViolation[]
  readonly suppressed: readonly Suppressed[]
}

/** The entries of the configurations of a run. */
export interface ConfiguredIgnores {
  /** Takes out what is ignored. */
  apply(found: Omit<Kept, 'suppressed'>, config: FolderConfig): Kept
  /** To be asked for when every template has been dealt with. */
  problems(): readonly SuppressionProblem[]
}

interface Tracked {
  readonly entry: Ignore
  readonly matches: Matcher
  used: boolean
}

/**
 * @param today `2026-01-31`: an entry holds through its last day
 * @param isWhole whether every template was judged, so that an entry without effect is not needed
 */
export function configuredIgnores(today: string, isWhole: boolean): ConfiguredIgnores {
  const tracked = new Map<FolderConfig, readonly Tracked[]>()
  const hasExpired = ({ until }: Ignore) => until !== undefined && until < today
  const track = (config: FolderConfig): readonly Tracked[] => {
    const known = tracked.get(config)
    if (known !== undefined) return known
    const all = config.config.ignore.map((entry) => {
      return { entry, matches: matcherOf(entry, config.base), used: false }
    })
    tracked.set(config, all)
    return all
  }
  return {
    apply: (found, config) => {
      const entries = track(config).filter(({ entry }) => !hasExpired(entry))
      return entries.length === 0 ? { ...found, suppressed: [] } : takeOut(found, entries)
    },
    problems: () =>
      [...tracked].flatMap(([{ from }, entries]) =>
        entries.flatMap(({ entry, used }, i): SuppressionProblem[] => {
          const path = from?.path ?? ''
          const name = `ignore.${i} (${entry.policy})`
          if (hasExpired(entry)) return [{ path, message: `${name} expired on ${entry.until}` }]
          return isWhole && !used ? [{ path, message: `${name} ignores nothing` }] : []
        }),
      ),
  }
}

function takeOut(found: Omit<Kept, 'suppressed'>, entries: readonly Tracked[]): Kept {
  const suppressed: Suppressed[] = []
  const keep = (
    path: string,
    names: readonly (string | undefined)[],
    finding: Finding | undefined,
  ): boolean => {
    const resource = finding?.resource.name
    const hit = entries.find(({ matches }) => matches(path, names, resource))
    if (hit === undefined) return true
    hit.used = true
    const { policy, reason } = hit.entry
    suppressed.push({ path, policy, resource, reason, by: 'configuration', finding })
    return false
  }
  const isKept = (finding: Finding): boolean => {
    const { path } = primaryPlace(finding).file
    const { policy, tenant } = finding
    return keep(path, [policy.id, tenant?.name, ...policy.mvisionNames], finding)
  }
  const findings = found.findings.filter(isKept)
  const existing = found.existing.filter(isKept)
  const unconfirmed = found.unconfirmed.filter(isKept)
  const unplaced = found.unplaced.filter(({ path, name, policy }) =>
    keep(path, [name, policy?.id], undefined),
  )
  return { findings, existing, unconfirmed, unplaced, suppressed }
}

type Matcher = (path: string, names: readonly (string | undefined)[], resource: string | undefined) => boolean

function matcherOf({ policy, path, resource }: Ignore, base: string): Matcher {
  const wanted = plainName(policy)
  const isPath = path === undefined ? () => true : picomatch([path, `${path}/**`], GLOB)
  const isResource = resource === undefined ? () => true : picomatch(resource, { ...GLOB, bash: true })
  return (file, names, name) =>
    names.some((each) => each !== undefined && plainName(each) === wanted) &&
    isPath(base === '.' ? file : file.slice(base.length + 1)) &&
    // Where nobody knows the resource, an entry for one resource must not hide what may be another's.
    (resource === undefined || (name !== undefined && isResource(name))) &&
    (base === '.' || folderOf(file) === base || file.startsWith(`${base}/`))
}
