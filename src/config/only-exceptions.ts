/** What the key `suppressions` says: whose findings nothing but an exception suppresses. */
import { atLeast, SEVERITIES, type Severity } from '../core/policy-info.ts'
import { plainName } from '../core/tenant-name.ts'
import type { Config } from './keys.ts'

/** What is asked of a violation. */
export interface Graded {
  /** Its policy's id, and the names that a tenant may have for it. */
  readonly names: readonly string[]
  /** Undefined for a violation of the tenant that names no policy of the catalog: it may be of any severity. */
  readonly severity: Severity | undefined
}

/** Whether nothing but an exception suppresses a violation; undefined where that is so of none. */
export function onlyExceptions({
  suppressions,
}: Pick<Config, 'suppressions'>): ((violation: Graded) => boolean) | undefined {
  const entries = Object.entries(suppressions)
  if (!entries.some(([, value]) => value === 'exceptions')) return undefined
  // Of one policy in several spellings, the strictest holds: a later layer cannot loosen it by another spelling.
  const strictLast = [...entries].sort(
    ([, a], [, b]) => Number(a === 'exceptions') - Number(b === 'exceptions'),
  )
  const byName = new Map(strictLast.map(([name, value]) => [plainName(name), value]))
  return ({ names, severity }) => {
    const named = names.map((name) => byName.get(plainName(name))).filter((value) => value !== undefined)
    if (named.length > 0) return named.includes('exceptions')
    return suppressedBy(suppressions, severity ?? 'critical') === 'exceptions'
  }
}

/** What suppresses findings of a severity: the nearest entry at or below it says so. */
export function suppressedBy(
  suppressions: Config['suppressions'],
  severity: Severity,
): Config['suppressions'][string] {
  const below = [...SEVERITIES].reverse().filter((each) => atLeast(severity, each))
  const entry = below.find((each) => Object.hasOwn(suppressions, each))
  return (entry === undefined ? undefined : suppressions[entry]) ?? 'all'
}
