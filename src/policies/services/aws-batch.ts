/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsBatchPrivilegedContainer } from '../aws/aws-batch-privileged-container.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsBatchPrivilegedContainer,
]
