/** Every policy for aws, sorted by id. Made from the folder beside: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../core/policy.ts'
import { awsAPIGatewayNoAccessLogs } from './aws/aws-apigateway-no-access-logs.ts'
import { awsAPIGatewayOpenMethod } from './aws/aws-apigateway-open-method.ts'
import { awsBatchPrivilegedContainer } from './aws/aws-batch-privileged-container.ts'
import { awsBlockDeviceUnencrypted } from './aws/aws-block-device-unencrypted.ts'
import { awsCFNMetadataCredentials } from './aws/aws-cfn-metadata-credentials.ts'
import { awsCFNPlaintextSecret } from './aws/aws-cfn-plaintext-secret.ts'
import { awsCloudFrontViewerHTTP } from './aws/aws-cloudfront-viewer-http.ts'
import { awsCloudTrailBucketPublic } from './aws/aws-cloudtrail-bucket-public.ts'
import { awsCloudTrailLoggingOff } from './aws/aws-cloudtrail-logging-off.ts'
import { awsCloudTrailNoKMS } from './aws/aws-cloudtrail-no-kms.ts'
import { awsCloudTrailNoLogValidation } from './aws/aws-cloudtrail-no-log-validation.ts'
import { awsCloudTrailSingleRegion } from './aws/aws-cloudtrail-single-region.ts'
import { awsCodeBuildArtifactUnencrypted } from './aws/aws-codebuild-artifact-unencrypted.ts'
import { awsCodeBuildNoCMK } from './aws/aws-codebuild-no-cmk.ts'
import { awsCodeBuildPrivileged } from './aws/aws-codebuild-privileged.ts'
import { awsCognitoGuestAccess } from './aws/aws-cognito-guest-access.ts'
import { awsCognitoNoMFA } from './aws/aws-cognito-no-mfa.ts'
import { awsDAXUnencrypted } from './aws/aws-dax-unencrypted.ts'
import { awsDMSPublic } from './aws/aws-dms-public.ts'
import { awsDocDBUnencrypted } from './aws/aws-docdb-unencrypted.ts'
import { awsDynamoDBNoCMK } from './aws/aws-dynamodb-no-cmk.ts'
import { awsDynamoDBNoPITR } from './aws/aws-dynamodb-no-pitr.ts'
import { awsDynamoDBSSEOff } from './aws/aws-dynamodb-sse-off.ts'
import { awsEBSVolumeUnencrypted } from './aws/aws-ebs-volume-unencrypted.ts'
import { awsECRPublicPolicy } from './aws/aws-ecr-public-policy.ts'
import { awsECSEnvSecret } from './aws/aws-ecs-env-secret.ts'
import { awsEFSUnencrypted } from './aws/aws-efs-unencrypted.ts'
import { awsEKSPublicCIDROpen } from './aws/aws-eks-public-cidr-open.ts'
import { awsEKSPublicEndpoint } from './aws/aws-eks-public-endpoint.ts'
import { awsElastiCacheNoTransitEncryption } from './aws/aws-elasticache-no-transit-encryption.ts'
import { awsElastiCacheUnencryptedAtRest } from './aws/aws-elasticache-unencrypted-at-rest.ts'
import { awsIAMAdministratorAccess } from './aws/aws-iam-administrator-access.ts'
import { awsIAMFullAdminPolicy } from './aws/aws-iam-full-admin-policy.ts'
import { awsIAMLoginPlaintextPassword } from './aws/aws-iam-login-plaintext-password.ts'
import { awsIAMPassRoleWildcard } from './aws/aws-iam-passrole-wildcard.ts'
import { awsIAMPolicyOnUser } from './aws/aws-iam-policy-on-user.ts'
import { awsIAMPrivilegeEscalation } from './aws/aws-iam-privilege-escalation.ts'
import { awsIAMTrustAnyPrincipal } from './aws/aws-iam-trust-any-principal.ts'
import { awsIAMUserPresent } from './aws/aws-iam-user-present.ts'
import { awsIAMWildcardAction } from './aws/aws-iam-wildcard-action.ts'
import { awsIMDSv1Enabled } from './aws/aws-imdsv1-enabled.ts'
import { awsKMSNoRotation } from './aws/aws-kms-no-rotation.ts'
import { awsKMSPublicPolicy } from './aws/aws-kms-public-policy.ts'
import { awsLambdaEnvSecret } from './aws/aws-lambda-env-secret.ts'
import { awsLambdaLayerPublic } from './aws/aws-lambda-layer-public.ts'
import { awsLambdaPermissionPublic } from './aws/aws-lambda-permission-public.ts'
import { awsLambdaURLNoAuth } from './aws/aws-lambda-url-no-auth.ts'
import { awsLBHTTPListener } from './aws/aws-lb-http-listener.ts'
import { awsLBWeakTLS } from './aws/aws-lb-weak-tls.ts'
import { awsMQNoEncryptionOptions } from './aws/aws-mq-no-encryption-options.ts'
import { awsMQPublic } from './aws/aws-mq-public.ts'
import { awsMSKPublic } from './aws/aws-msk-public.ts'
import { awsMSKUnencrypted } from './aws/aws-msk-unencrypted.ts'
import { awsNeptuneUnencrypted } from './aws/aws-neptune-unencrypted.ts'
import { awsOpenSearchNoHTTPS } from './aws/aws-opensearch-no-https.ts'
import { awsOpenSearchNoNodeEncryption } from './aws/aws-opensearch-no-node-encryption.ts'
import { awsOpenSearchNotInVPC } from './aws/aws-opensearch-not-in-vpc.ts'
import { awsOpenSearchUnencrypted } from './aws/aws-opensearch-unencrypted.ts'
import { awsPolicyAllowNotPrincipal } from './aws/aws-policy-allow-not-principal.ts'
import { awsProviderHardcodedKeys } from './aws/aws-provider-hardcoded-keys.ts'
import { awsRDSClusterUnencrypted } from './aws/aws-rds-cluster-unencrypted.ts'
import { awsRDSInstanceUnencrypted } from './aws/aws-rds-instance-unencrypted.ts'
import { awsRDSPlaintextPassword } from './aws/aws-rds-plaintext-password.ts'
import { awsRDSPublic } from './aws/aws-rds-public.ts'
import { awsRDSSnapshotPublic } from './aws/aws-rds-snapshot-public.ts'
import { awsRedshiftPublic } from './aws/aws-redshift-public.ts'
import { awsRedshiftUnencrypted } from './aws/aws-redshift-unencrypted.ts'
import { awsRootAccessKey } from './aws/aws-root-access-key.ts'
import { awsS3BlockPublicPolicyOff } from './aws/aws-s3-block-public-policy-off.ts'
import { awsS3NoVersioning } from './aws/aws-s3-no-versioning.ts'
import { awsS3PolicyAllowsHTTP } from './aws/aws-s3-policy-allows-http.ts'
import { awsS3PolicyPublicPrincipal } from './aws/aws-s3-policy-public-principal.ts'
import { awsS3PublicAccessBlockIncomplete } from './aws/aws-s3-public-access-block-incomplete.ts'
import { awsS3PublicReadACL } from './aws/aws-s3-public-read-acl.ts'
import { awsS3PublicWriteACL } from './aws/aws-s3-public-write-acl.ts'
import { awsS3Unencrypted } from './aws/aws-s3-unencrypted.ts'
import { awsSagemakerNotebookInternet } from './aws/aws-sagemaker-notebook-internet.ts'
import { awsSecretParameterVisible } from './aws/aws-secret-parameter-visible.ts'
import { awsSGAllPortsOpenToWorld } from './aws/aws-sg-all-ports-open-to-world.ts'
import { awsSGRDPOpenToWorld } from './aws/aws-sg-rdp-open-to-world.ts'
import { awsSGSensitivePortOpenToWorld } from './aws/aws-sg-sensitive-port-open-to-world.ts'
import { awsSGSSHOpenToWorld } from './aws/aws-sg-ssh-open-to-world.ts'
import { awsSNSPolicyPublic } from './aws/aws-sns-policy-public.ts'
import { awsSNSUnencrypted } from './aws/aws-sns-unencrypted.ts'
import { awsSQSPolicyPublic } from './aws/aws-sqs-policy-public.ts'
import { awsSQSUnencrypted } from './aws/aws-sqs-unencrypted.ts'
import { awsUserDataPrivateKey } from './aws/aws-user-data-private-key.ts'
import { awsUserDataSecret } from './aws/aws-user-data-secret.ts'
import { awsVPCNoFlowLogs } from './aws/aws-vpc-no-flow-logs.ts'
import { awsWorkSpacesUnencrypted } from './aws/aws-workspaces-unencrypted.ts'

export const AWS_POLICIES: readonly ListedPolicy[] = [
  awsAPIGatewayNoAccessLogs,
  awsAPIGatewayOpenMethod,
  awsBatchPrivilegedContainer,
  awsBlockDeviceUnencrypted,
  awsCFNMetadataCredentials,
  awsCFNPlaintextSecret,
  awsCloudFrontViewerHTTP,
  awsCloudTrailBucketPublic,
  awsCloudTrailLoggingOff,
  awsCloudTrailNoKMS,
  awsCloudTrailNoLogValidation,
  awsCloudTrailSingleRegion,
  awsCodeBuildArtifactUnencrypted,
  awsCodeBuildNoCMK,
  awsCodeBuildPrivileged,
  awsCognitoGuestAccess,
  awsCognitoNoMFA,
  awsDAXUnencrypted,
  awsDMSPublic,
  awsDocDBUnencrypted,
  awsDynamoDBNoCMK,
  awsDynamoDBNoPITR,
  awsDynamoDBSSEOff,
  awsEBSVolumeUnencrypted,
  awsECRPublicPolicy,
  awsECSEnvSecret,
  awsEFSUnencrypted,
  awsEKSPublicCIDROpen,
  awsEKSPublicEndpoint,
  awsElastiCacheNoTransitEncryption,
  awsElastiCacheUnencryptedAtRest,
  awsIAMAdministratorAccess,
  awsIAMFullAdminPolicy,
  awsIAMLoginPlaintextPassword,
  awsIAMPassRoleWildcard,
  awsIAMPolicyOnUser,
  awsIAMPrivilegeEscalation,
  awsIAMTrustAnyPrincipal,
  awsIAMUserPresent,
  awsIAMWildcardAction,
  awsIMDSv1Enabled,
  awsKMSNoRotation,
  awsKMSPublicPolicy,
  awsLambdaEnvSecret,
  awsLambdaLayerPublic,
  awsLambdaPermissionPublic,
  awsLambdaURLNoAuth,
  awsLBHTTPListener,
  awsLBWeakTLS,
  awsMQNoEncryptionOptions,
  awsMQPublic,
  awsMSKPublic,
  awsMSKUnencrypted,
  awsNeptuneUnencrypted,
  awsOpenSearchNoHTTPS,
  awsOpenSearchNoNodeEncryption,
  awsOpenSearchNotInVPC,
  awsOpenSearchUnencrypted,
  awsPolicyAllowNotPrincipal,
  awsProviderHardcodedKeys,
  awsRDSClusterUnencrypted,
  awsRDSInstanceUnencrypted,
  awsRDSPlaintextPassword,
  awsRDSPublic,
  awsRDSSnapshotPublic,
  awsRedshiftPublic,
  awsRedshiftUnencrypted,
  awsRootAccessKey,
  awsS3BlockPublicPolicyOff,
  awsS3NoVersioning,
  awsS3PolicyAllowsHTTP,
  awsS3PolicyPublicPrincipal,
  awsS3PublicAccessBlockIncomplete,
  awsS3PublicReadACL,
  awsS3PublicWriteACL,
  awsS3Unencrypted,
  awsSagemakerNotebookInternet,
  awsSecretParameterVisible,
  awsSGAllPortsOpenToWorld,
  awsSGRDPOpenToWorld,
  awsSGSensitivePortOpenToWorld,
  awsSGSSHOpenToWorld,
  awsSNSPolicyPublic,
  awsSNSUnencrypted,
  awsSQSPolicyPublic,
  awsSQSUnencrypted,
  awsUserDataPrivateKey,
  awsUserDataSecret,
  awsVPCNoFlowLogs,
  awsWorkSpacesUnencrypted,
]
