/** What the configuration tells to ignore. */
import picomatch from 'picomatch'
import type { Ignore } from '../config/keys.ts'
import type { FolderConfig } from '../config/load.ts'
import type { Finding } from '../core/finding.ts'
import { folderOf } from '../core/path.ts'
import type { Suppressed, UnplacedViolation } from '../core/report.ts'
import { plainName } from '../engines/inline/tenant-names.ts'

const GLOB = { dot: true, flags: 's' } as const

export interface Kept {
  readonly findings: readonly Finding[]
  readonly unplaced: readonly UnplacedViolation[]
  readonly suppressed: readonly Suppressed[]
}

/**
 * Takes out what is ignored.
 * @param today `2026-01-31`: an entry holds through its last day
 */
export function withoutIgnored(
  found: Pick<Kept, 'findings' | 'unplaced'>,
  { base, config }: FolderConfig,
  today: string,
): Kept {
  const entries = config.ignore
    .filter(({ until }) => until === undefined || today <= until)
    .map((entry) => ({ entry, matches: matcherOf(entry, base) }))
  if (entries.length === 0) return { ...found, suppressed: [] }
  const suppressed: Suppressed[] = []
  const keep = (
    path: string,
    names: readonly (string | undefined)[],
    resource: string | undefined,
  ): boolean => {
    const hit = entries.find(({ matches }) => matches(path, names, resource))
    if (hit === undefined) return true
    suppressed.push({ path, policy: hit.entry.policy, resource, reason: hit.entry.reason })
    return false
  }
  const findings = found.findings.filter((finding) => {
    const { path } = (finding.labels[0]?.at ?? finding.subject).file
    return keep(
      path,
      [finding.policy.id, finding.tenant?.name, ...finding.policy.mvisionNames],
      finding.resource.name,
    )
  })
  const unplaced = found.unplaced.filter(({ path, name, policy }) =>
    keep(path, [name, policy?.id], undefined),
  )
  return { findings, unplaced, suppressed }
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
