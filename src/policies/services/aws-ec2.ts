/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsBlockDeviceUnencrypted } from '../aws/aws-block-device-unencrypted.ts'
import { awsIMDSv1Enabled } from '../aws/aws-imdsv1-enabled.ts'
import { awsInstanceNoIAMRole } from '../aws/aws-instance-no-iam-role.ts'
import { awsInstanceNotInVPC } from '../aws/aws-instance-not-in-vpc.ts'
import { awsInstancePublicIP } from '../aws/aws-instance-public-ip.ts'
import { awsLaunchConfigPublicIP } from '../aws/aws-launch-config-public-ip.ts'
import { awsUserDataPrivateKey } from '../aws/aws-user-data-private-key.ts'
import { awsUserDataSecret } from '../aws/aws-user-data-secret.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsBlockDeviceUnencrypted,
  awsIMDSv1Enabled,
  awsInstanceNoIAMRole,
  awsInstanceNotInVPC,
  awsInstancePublicIP,
  awsLaunchConfigPublicIP,
  awsUserDataPrivateKey,
  awsUserDataSecret,
]
