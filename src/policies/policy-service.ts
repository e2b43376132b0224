/** Policies that are loaded together. */
import type { ListedPolicy } from '../core/policy.ts'

export interface PolicyService {
  /** The types of the resources that they judge, in every vocabulary. */
  readonly types: readonly string[]
  load(): Promise<readonly ListedPolicy[]>
}
