/** The policies that configurations may name. */
import type { GradedPolicy, PoliciesNamed } from '../config/layered-policies.ts'
import type { ConfigContext } from '../config/load.ts'
import type { PolicyFiles } from '../config/policy-files.ts'
import { plainName } from '../core/tenant-name.ts'
import type { ConfiguredTemplates } from './own-policies.ts'

/**
 * Loaded when there is a configuration, or something to ignore; most commits have neither.
 * @param own the files of the policies that the team writes itself
 * @throws GateError `config` for own policies that are not valid
 */
export async function policyIds(own?: PolicyFiles): Promise<readonly string[]> {
  const { POLICY_IDS } = await import('../policies/policy-ids.ts')
  if (own === undefined) return POLICY_IDS
  const { ownPolicies } = await import('./own-policies.ts')
  return [...POLICY_IDS, ...(await ownPolicies(own)).ids]
}

/**
 * The policies by id, title and names of tenants.
 * @param own the files of the policies that the team writes itself
 * @param held those of them that packs bring, whose severity is theirs; what the repository writes is its own to grade
 */
async function namedPolicies(own?: PolicyFiles, held?: PolicyFiles): Promise<PoliciesNamed> {
  const { loadCatalog } = await import('./policy-grades.ts')
  const { POLICIES } = await import('../policies/index.ts')
  const byName = await loadCatalog()
  const byId = new Map<string, GradedPolicy>(
    POLICIES.map(({ id, severity, enabledByDefault }) => [
      id,
      { id, severity: enabledByDefault === false ? 'off' : severity },
    ]),
  )
  if (own !== undefined) {
    const { ownPolicies } = await import('./own-policies.ts')
    for (const id of (await ownPolicies(own)).ids) byId.set(id, { id, severity: 'off' })
    const ofPacks = held === undefined ? [] : (await ownPolicies(held)).graded
    for (const each of ofPacks) byId.set(each.id, each)
  }
  return (name) => {
    const policy = byId.get(plainName(name))
    return policy === undefined ? byName(name).flatMap(({ id }) => byId.get(id) ?? []) : [policy]
  }
}

/** What loading configurations takes. */
export const CONFIG_CONTEXT: ConfigContext = { ids: policyIds, named: namedPolicies }

/** The ids of the catalog, and of the policies that the team writes itself. */
export async function allPolicyIds(changes: readonly ConfiguredTemplates[]): Promise<readonly string[]> {
  const isOwn = changes.some(({ configFor, templates }) =>
    [configFor('.'), ...templates.map(({ config }) => config)].some(({ policyFiles }) => policyFiles),
  )
  const ids = await policyIds()
  return isOwn ? [...ids, ...(await (await import('./own-policies.ts')).ownIdsOf(changes))] : ids
}
