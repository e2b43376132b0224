/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsS3BlockPublicPolicyOff } from '../aws/aws-s3-block-public-policy-off.ts'
import { awsS3NoVersioning } from '../aws/aws-s3-no-versioning.ts'
import { awsS3PolicyAllowsHTTP } from '../aws/aws-s3-policy-allows-http.ts'
import { awsS3PolicyPublicPrincipal } from '../aws/aws-s3-policy-public-principal.ts'
import { awsS3PublicAccessBlockIncomplete } from '../aws/aws-s3-public-access-block-incomplete.ts'
import { awsS3PublicReadACL } from '../aws/aws-s3-public-read-acl.ts'
import { awsS3PublicWriteACL } from '../aws/aws-s3-public-write-acl.ts'
import { awsS3Unencrypted } from '../aws/aws-s3-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsS3BlockPublicPolicyOff,
  awsS3NoVersioning,
  awsS3PolicyAllowsHTTP,
  awsS3PolicyPublicPrincipal,
  awsS3PublicAccessBlockIncomplete,
  awsS3PublicReadACL,
  awsS3PublicWriteACL,
  awsS3Unencrypted,
]
