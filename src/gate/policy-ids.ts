/** The ids of the policies, for configurations that name some. */

/** Policies are loaded when there is something to judge, or a configuration; most commits have no template. */
export async function policyIds(): Promise<readonly string[]> {
  const { POLICIES } = await import('../policies/index.ts')
  return POLICIES.map((policy) => policy.id)
}
