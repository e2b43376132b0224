/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsBlockDeviceUnencrypted } from '../aws/aws-block-device-unencrypted.ts'
import { awsIMDSv1Enabled } from '../aws/aws-imdsv1-enabled.ts'
import { awsUserDataPrivateKey } from '../aws/aws-user-data-private-key.ts'
import { awsUserDataSecret } from '../aws/aws-user-data-secret.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsBlockDeviceUnencrypted,
  awsIMDSv1Enabled,
  awsUserDataPrivateKey,
  awsUserDataSecret,
]
