/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsWorkSpacesUnencrypted } from '../aws/aws-workspaces-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsWorkSpacesUnencrypted,
]
