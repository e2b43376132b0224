/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsEBSDefaultEncryptionOff } from '../aws/aws-ebs-default-encryption-off.ts'
import { awsEBSVolumeUnencrypted } from '../aws/aws-ebs-volume-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsEBSDefaultEncryptionOff,
  awsEBSVolumeUnencrypted,
]
