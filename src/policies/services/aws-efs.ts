/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsEFSUnencrypted } from '../aws/aws-efs-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsEFSUnencrypted,
]
