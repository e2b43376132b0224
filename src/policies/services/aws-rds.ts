/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsDBSecurityGroupPublic } from '../aws/aws-db-security-group-public.ts'
import { awsRDSClusterUnencrypted } from '../aws/aws-rds-cluster-unencrypted.ts'
import { awsRDSInstanceUnencrypted } from '../aws/aws-rds-instance-unencrypted.ts'
import { awsRDSPlaintextPassword } from '../aws/aws-rds-plaintext-password.ts'
import { awsRDSPublic } from '../aws/aws-rds-public.ts'
import { awsRDSSnapshotPublic } from '../aws/aws-rds-snapshot-public.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsDBSecurityGroupPublic,
  awsRDSClusterUnencrypted,
  awsRDSInstanceUnencrypted,
  awsRDSPlaintextPassword,
  awsRDSPublic,
  awsRDSSnapshotPublic,
]
