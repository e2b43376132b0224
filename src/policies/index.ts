/** The catalogue: every policy, sorted by id. To judge a template, `policiesOf` loads no more than it needs. */
import type { ListedPolicy } from '../core/policy.ts'
import { AWS_POLICIES } from './aws.ts'
import { AZURE_POLICIES } from './azure.ts'
import { GCP_POLICIES } from './gcp.ts'

export const POLICIES: readonly ListedPolicy[] = [...AWS_POLICIES, ...AZURE_POLICIES, ...GCP_POLICIES]

/** The policy of an id, if there is one. */
export function findPolicy(id: string): ListedPolicy | undefined {
  return POLICIES.find((policy) => policy.id === id)
}
