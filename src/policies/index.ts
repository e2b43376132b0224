/** The catalogue: every policy, sorted by id. Made from the folders beside: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../core/policy.ts'
import { awsEBSVolumeUnencrypted } from './aws/aws-ebs-volume-unencrypted.ts'
import { awsIAMFullAdminPolicy } from './aws/aws-iam-full-admin-policy.ts'
import { awsRDSInstanceUnencrypted } from './aws/aws-rds-instance-unencrypted.ts'
import { awsRDSPlaintextPassword } from './aws/aws-rds-plaintext-password.ts'
import { awsRDSPublic } from './aws/aws-rds-public.ts'
import { awsS3PolicyPublicPrincipal } from './aws/aws-s3-policy-public-principal.ts'
import { awsS3PublicAccessBlockIncomplete } from './aws/aws-s3-public-access-block-incomplete.ts'
import { awsS3PublicReadACL } from './aws/aws-s3-public-read-acl.ts'
import { awsS3PublicWriteACL } from './aws/aws-s3-public-write-acl.ts'
import { awsSGAllPortsOpenToWorld } from './aws/aws-sg-all-ports-open-to-world.ts'
import { awsSGRDPOpenToWorld } from './aws/aws-sg-rdp-open-to-world.ts'
import { awsSGSensitivePortOpenToWorld } from './aws/aws-sg-sensitive-port-open-to-world.ts'
import { awsSGSSHOpenToWorld } from './aws/aws-sg-ssh-open-to-world.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsEBSVolumeUnencrypted,
  awsIAMFullAdminPolicy,
  awsRDSInstanceUnencrypted,
  awsRDSPlaintextPassword,
  awsRDSPublic,
  awsS3PolicyPublicPrincipal,
  awsS3PublicAccessBlockIncomplete,
  awsS3PublicReadACL,
  awsS3PublicWriteACL,
  awsSGAllPortsOpenToWorld,
  awsSGRDPOpenToWorld,
  awsSGSensitivePortOpenToWorld,
  awsSGSSHOpenToWorld,
]

/** The policy of an id, if there is one. */
export function findPolicy(id: string): ListedPolicy | undefined {
  return POLICIES.find((policy) => policy.id === id)
}
