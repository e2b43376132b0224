/** The policies of the catalog by the names that tenants give to them. */
import type { PolicyInfo } from '../../core/policy-info.ts'
import { plainName } from '../../core/tenant-name.ts'

/** Looks policies up by the names they are known to have in tenants, their titles included. */
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
