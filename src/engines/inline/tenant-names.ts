/** The names that tenants give to policies. They are no stable ids: reworded over time, copied, made up by a team. */
import type { PolicyInfo } from '../../core/policy-info.ts'

/** A name without what copies and people change about it: case, blanks, the suffix " (2)". */
export function plainName(name: string): string {
  return name
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ \(\d{1,4}\)$/, '')
    .toLowerCase()
}

/** The policies of the catalogue by the names they are known to have in tenants, their titles included. */
export function policiesByName(policies: readonly PolicyInfo[]): (name: string) => readonly PolicyInfo[] {
  const byName = new Map<string, PolicyInfo[]>()
  for (const policy of policies) {
    for (const name of new Set([policy.title, ...policy.mvisionNames].map(plainName))) {
      const same = byName.get(name)
      if (same === undefined) byName.set(name, [policy])
      else same.push(policy)
    }
  }
  return (name) => byName.get(plainName(name)) ?? []
}
