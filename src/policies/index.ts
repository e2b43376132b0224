/** The catalog: every policy, sorted by id. To judge a template, `policiesOf` loads no more than it needs. */
import { compareText } from '../core/compare.ts'
import type { ListedPolicy } from '../core/policy.ts'
import { ALL } from './services/all.ts'

export const POLICIES: readonly ListedPolicy[] = [...ALL].sort((a, b) => compareText(a.id, b.id))

/** The policy of an id, if there is one. */
export function findPolicy(id: string): ListedPolicy | undefined {
  return POLICIES.find((policy) => policy.id === id)
}
