/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsEBSVolumeUnencrypted } from '../aws/aws-ebs-volume-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsEBSVolumeUnencrypted,
]
