/** The catalogue: every policy, sorted by id. Made from the folders beside: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../core/policy.ts'
import { awsAPIGatewayNoAccessLogs } from './aws/aws-apigateway-no-access-logs.ts'
import { awsAPIGatewayOpenMethod } from './aws/aws-apigateway-open-method.ts'
import { awsBlockDeviceUnencrypted } from './aws/aws-block-device-unencrypted.ts'
import { awsCloudFrontViewerHTTP } from './aws/aws-cloudfront-viewer-http.ts'
import { awsDMSPublic } from './aws/aws-dms-public.ts'
import { awsEBSVolumeUnencrypted } from './aws/aws-ebs-volume-unencrypted.ts'
import { awsECSEnvSecret } from './aws/aws-ecs-env-secret.ts'
import { awsEFSUnencrypted } from './aws/aws-efs-unencrypted.ts'
import { awsEKSPublicCIDROpen } from './aws/aws-eks-public-cidr-open.ts'
import { awsEKSPublicEndpoint } from './aws/aws-eks-public-endpoint.ts'
import { awsElastiCacheNoTransitEncryption } from './aws/aws-elasticache-no-transit-encryption.ts'
import { awsElastiCacheUnencryptedAtRest } from './aws/aws-elasticache-unencrypted-at-rest.ts'
import { awsIAMFullAdminPolicy } from './aws/aws-iam-full-admin-policy.ts'
import { awsIMDSv1Enabled } from './aws/aws-imdsv1-enabled.ts'
import { awsLambdaEnvSecret } from './aws/aws-lambda-env-secret.ts'
import { awsProviderHardcodedKeys } from './aws/aws-provider-hardcoded-keys.ts'
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
import { awsUserDataSecret } from './aws/aws-user-data-secret.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsAPIGatewayNoAccessLogs,
  awsAPIGatewayOpenMethod,
  awsBlockDeviceUnencrypted,
  awsCloudFrontViewerHTTP,
  awsDMSPublic,
  awsEBSVolumeUnencrypted,
  awsECSEnvSecret,
  awsEFSUnencrypted,
  awsEKSPublicCIDROpen,
  awsEKSPublicEndpoint,
  awsElastiCacheNoTransitEncryption,
  awsElastiCacheUnencryptedAtRest,
  awsIAMFullAdminPolicy,
  awsIMDSv1Enabled,
  awsLambdaEnvSecret,
  awsProviderHardcodedKeys,
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
  awsUserDataSecret,
]

/** The policy of an id, if there is one. */
export function findPolicy(id: string): ListedPolicy | undefined {
  return POLICIES.find((policy) => policy.id === id)
}
