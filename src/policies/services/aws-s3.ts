/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsS3ACLWriteACP } from '../aws/aws-s3-acl-write-acp.ts'
import { awsS3AuthenticatedUsersACL } from '../aws/aws-s3-authenticated-users-acl.ts'
import { awsS3BlockPublicACLsOff } from '../aws/aws-s3-block-public-acls-off.ts'
import { awsS3BlockPublicPolicyOff } from '../aws/aws-s3-block-public-policy-off.ts'
import { awsS3IgnorePublicACLsOff } from '../aws/aws-s3-ignore-public-acls-off.ts'
import { awsS3NoAccessLogging } from '../aws/aws-s3-no-access-logging.ts'
import { awsS3NoCMK } from '../aws/aws-s3-no-cmk.ts'
import { awsS3NoMFADelete } from '../aws/aws-s3-no-mfa-delete.ts'
import { awsS3NoVersioning } from '../aws/aws-s3-no-versioning.ts'
import { awsS3PolicyAllowsHTTP } from '../aws/aws-s3-policy-allows-http.ts'
import { awsS3PolicyPublicAllActions } from '../aws/aws-s3-policy-public-all-actions.ts'
import { awsS3PolicyPublicDelete } from '../aws/aws-s3-policy-public-delete.ts'
import { awsS3PolicyPublicGet } from '../aws/aws-s3-policy-public-get.ts'
import { awsS3PolicyPublicList } from '../aws/aws-s3-policy-public-list.ts'
import { awsS3PolicyPublicPrincipal } from '../aws/aws-s3-policy-public-principal.ts'
import { awsS3PolicyPublicPut } from '../aws/aws-s3-policy-public-put.ts'
import { awsS3PolicyWildcardAction } from '../aws/aws-s3-policy-wildcard-action.ts'
import { awsS3PublicAccessBlockIncomplete } from '../aws/aws-s3-public-access-block-incomplete.ts'
import { awsS3PublicReadACL } from '../aws/aws-s3-public-read-acl.ts'
import { awsS3PublicWriteACL } from '../aws/aws-s3-public-write-acl.ts'
import { awsS3RestrictPublicBucketsOff } from '../aws/aws-s3-restrict-public-buckets-off.ts'
import { awsS3Unencrypted } from '../aws/aws-s3-unencrypted.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsS3ACLWriteACP,
  awsS3AuthenticatedUsersACL,
  awsS3BlockPublicACLsOff,
  awsS3BlockPublicPolicyOff,
  awsS3IgnorePublicACLsOff,
  awsS3NoAccessLogging,
  awsS3NoCMK,
  awsS3NoMFADelete,
  awsS3NoVersioning,
  awsS3PolicyAllowsHTTP,
  awsS3PolicyPublicAllActions,
  awsS3PolicyPublicDelete,
  awsS3PolicyPublicGet,
  awsS3PolicyPublicList,
  awsS3PolicyPublicPrincipal,
  awsS3PolicyPublicPut,
  awsS3PolicyWildcardAction,
  awsS3PublicAccessBlockIncomplete,
  awsS3PublicReadACL,
  awsS3PublicWriteACL,
  awsS3RestrictPublicBucketsOff,
  awsS3Unencrypted,
]
