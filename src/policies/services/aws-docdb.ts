/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsDocDBUnencrypted } from '../aws/aws-docdb-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsDocDBUnencrypted,
]
