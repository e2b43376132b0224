/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpInstanceFullScope } from '../gcp/gcp-instance-full-scope.ts'
import { gcpInstancePublicIP } from '../gcp/gcp-instance-public-ip.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpInstanceFullScope,
  gcpInstancePublicIP,
]
