/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsDAXUnencrypted } from '../aws/aws-dax-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsDAXUnencrypted,
]
