/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsDBSecurityGroupPublic } from '../aws/aws-db-security-group-public.ts'
import { awsRDSBackupDisabled } from '../aws/aws-rds-backup-disabled.ts'
import { awsRDSClusterNoDeletionProtection } from '../aws/aws-rds-cluster-no-deletion-protection.ts'
import { awsRDSClusterUnencrypted } from '../aws/aws-rds-cluster-unencrypted.ts'
import { awsRDSInstanceNoDeletionProtection } from '../aws/aws-rds-instance-no-deletion-protection.ts'
import { awsRDSInstanceUnencrypted } from '../aws/aws-rds-instance-unencrypted.ts'
import { awsRDSPlaintextPassword } from '../aws/aws-rds-plaintext-password.ts'
import { awsRDSPublic } from '../aws/aws-rds-public.ts'
import { awsRDSPublicSubnet } from '../aws/aws-rds-public-subnet.ts'
import { awsRDSSnapshotPublic } from '../aws/aws-rds-snapshot-public.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsDBSecurityGroupPublic,
  awsRDSBackupDisabled,
  awsRDSClusterNoDeletionProtection,
  awsRDSClusterUnencrypted,
  awsRDSInstanceNoDeletionProtection,
  awsRDSInstanceUnencrypted,
  awsRDSPlaintextPassword,
  awsRDSPublic,
  awsRDSPublicSubnet,
  awsRDSSnapshotPublic,
]
