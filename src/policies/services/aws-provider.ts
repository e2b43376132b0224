/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsProviderHardcodedKeys } from '../aws/aws-provider-hardcoded-keys.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsProviderHardcodedKeys,
]
