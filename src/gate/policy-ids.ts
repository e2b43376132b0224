/** The ids of the policies, for configurations that name some. */
import type { PolicyFiles } from '../config/policy-files.ts'

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
