/** The ACL of an S3 bucket, written in the bucket or as a resource of its own. */
import { all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { attributeTable, type ValuesOf } from '../../define/attributes.ts'
import { scalar, text, texts } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { spelled } from '../../define/ways.ts'
import { BUCKET_PROTECTION, isOff } from './s3-bucket.ts'

/** CloudFormation writes PublicRead where the S3 API and Terraform write public-read. */
const cannedACL = scalar<string>(
  (raw) =>
    String(raw)
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase(),
  'the name of a canned ACL',
)

const GRANT = attributeTable({
  group: {
    type: 'text',
    describes: 'The address of a predefined group of grantees, such as all users.',
    terraform: { bucket: text('uri'), acl: text('grantee.uri') },
  },
  permissions: {
    type: 'texts',
    describes: '`READ`, `WRITE`, `READ_ACP`, `WRITE_ACP`, `FULL_CONTROL`.',
    terraform: { bucket: texts('permissions'), acl: texts('permission') },
  },
})

/** The attributes of an ACL, read from the sources of `ACL_SOURCES`. */
export const BUCKET_ACL = attributeTable({
  ...BUCKET_PROTECTION,
  canned: {
    type: 'text',
    describes: 'As the S3 API writes it: `private`, `public-read`, `public-read-write`, ...',
    cloudformation: { bucket: spelled(cannedACL('AccessControl'), { private: 'Private' }) },
    terraform: { bucket: cannedACL('acl'), acl: cannedACL('acl') },
  },
  grants: {
    type: 'objects',
    describes: 'What is granted beside a canned ACL.',
    terraform: { bucket: 'grant', acl: 'access_control_policy.grant' },
    attributes: GRANT,
  },
})

export type BucketACL = ValuesOf<typeof BUCKET_ACL>

/** Written in the bucket up to version 3 of the AWS provider. */
export const ACL_SOURCES = {
  cloudformation: { bucket: { types: ['AWS::S3::Bucket'] } },
  terraform: { bucket: { types: ['aws_s3_bucket'] }, acl: { types: ['aws_s3_bucket_acl'] } },
}

export const bucketACL = defineSubject({
  name: 'aws.s3-bucket-acl',
  describes: 'The ACL of an S3 bucket, written in the bucket or as a resource of its own',
  sources: ACL_SOURCES,
  attributes: BUCKET_ACL,
})

/** What the policies about public ACLs accept, for their pages. */
export const ACLS_WITHOUT_EFFECT: readonly string[] = [
  'A bucket whose public access block, written in the template, refuses or ignores public ACLs.',
  'A bucket with object ownership BucketOwnerEnforced, where ACLs have no effect.',
]

/** Since when S3 and Terraform treat ACLs as they do, for the pages of policies. */
export const ACL_HISTORY: readonly string[] = [
  'Since April 2023, S3 has given every new bucket a public access block and turned ACLs off; older buckets keep their settings.',
  'In Terraform an ACL is set in the bucket up to version 3 of the AWS provider, and in a separate resource since version 4.',
]

/**
 * Whether the ACL grants one of the permissions to anyone or to every AWS account, and nothing in the template takes its effect;
 * `what` they then may, for the label; `isMeant` narrows the groups.
 *
 * Since April 2023 S3 gives every new bucket a public access block and turns ACLs off, and refuses a public ACL
 * until both are undone: https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
 * That refusal stands in no template. Who writes a public ACL asks for a public bucket, and gets one as soon as
 * the block is lifted to make the deployment succeed; so only a block that is written counts here.
 */
export function grantsPublicAccess(
  acl: BucketACL,
  canned: readonly string[],
  permissions: readonly string[],
  what: string,
  isMeant: (group: string) => boolean = isPublicGroup,
): Claim {
  return all(
    any(
      is(acl.canned, canned, (name) => `${whoIsMeant(name)} can ${what}`),
      ...acl.grants.map((grant) =>
        all(
          test(grant.group, isMeant, (group) => `${whoIsMeant(group)} can ${what}`),
          any(...grant.permissions.map((permission) => is(permission, permissions))),
        ),
      ),
    ),
    isOff(acl.block.ignorePublicAcls, 'public ACLs are not ignored'),
    isOff(acl.block.blockPublicAcls, 'public ACLs are not refused'),
    // ACLs are disabled: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
    withoutEvidence(not(is(acl.ownership, ['BucketOwnerEnforced']))),
  )
}

/** Canned ACLs that let anyone, or anyone with an AWS account, list the bucket. */
export const READABLE_BY_STRANGERS: readonly string[] = [
  'public-read',
  'public-read-write',
  'authenticated-read',
]

/**
 * Authenticated users are those of every AWS account, not of the bucket's own:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups
 */
export function isPublicGroup(group: string): boolean {
  return /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/.test(group)
}

/** Whether a group is that of every AWS account. */
export function isAnyAccount(group: string): boolean {
  return isPublicGroup(group) && group.endsWith('/AuthenticatedUsers')
}

function whoIsMeant(name: string): string {
  return /authenticated/i.test(name) ? 'any AWS account' : 'anyone'
}
