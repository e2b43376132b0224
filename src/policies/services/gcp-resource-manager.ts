/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpProjectDefaultNetwork } from '../gcp/gcp-project-default-network.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpProjectDefaultNetwork,
]
