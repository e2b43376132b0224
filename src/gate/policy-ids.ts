/** The ids of the policies, for configurations that name some. */

/** Loaded when there is a configuration, or something to ignore; most commits have neither. */
export async function policyIds(): Promise<readonly string[]> {
  return (await import('../policies/policy-ids.ts')).POLICY_IDS
}
