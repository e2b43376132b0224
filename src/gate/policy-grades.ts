/** What configurations make of policies, which they may call by a tenant's names. */
import type { Config } from '../config/keys.ts'
import type { PolicyInfo } from '../core/policy-info.ts'
import { plainName } from '../core/tenant-name.ts'
import { policiesByName } from '../engines/inline/tenant-names.ts'

/** The policies that a tenant's name stands for. */
export type PoliciesByName = (name: string) => readonly PolicyInfo[]

let catalog: PoliciesByName | undefined

/** The whole catalog; loading it takes a while. */
export async function loadCatalog(): Promise<PoliciesByName> {
  catalog ??= policiesByName((await import('../policies/index.ts')).POLICIES)
  return catalog
}

/** What the configuration says of a name, however it is written there. */
export function gradesOf({ policies }: Config): (name: string) => Config['policies'][string] | undefined {
  const grades = new Map(Object.entries(policies).map(([name, grade]) => [plainName(name), grade]))
  return (name) => grades.get(plainName(name))
}

/** The grades of policies by id, where the configuration may name them as a tenant does. */
export async function gradesById({
  policies,
}: Config): Promise<ReadonlyMap<string, Config['policies'][string]>> {
  const entries = Object.entries(policies)
  if (entries.length === 0) return new Map()
  const byName = await loadCatalog()
  const byTenantName = entries.flatMap(([name, grade]) => byName(name).map(({ id }) => [id, grade] as const))
  return new Map([...byTenantName, ...entries])
}
