/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsCloudTrailBucketPublic } from '../aws/aws-cloudtrail-bucket-public.ts'
import { awsCloudTrailLoggingOff } from '../aws/aws-cloudtrail-logging-off.ts'
import { awsCloudTrailNoKMS } from '../aws/aws-cloudtrail-no-kms.ts'
import { awsCloudTrailNoLogValidation } from '../aws/aws-cloudtrail-no-log-validation.ts'
import { awsCloudTrailSingleRegion } from '../aws/aws-cloudtrail-single-region.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsCloudTrailBucketPublic,
  awsCloudTrailLoggingOff,
  awsCloudTrailNoKMS,
  awsCloudTrailNoLogValidation,
  awsCloudTrailSingleRegion,
]
