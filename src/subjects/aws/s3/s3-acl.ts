/** The ACL of an S3 bucket, written in the bucket or as a resource of its own. */
import { type Attr, all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import type { Value } from '../../../core/value.ts'
import { defineSubject } from '../../define/define.ts'
import { scalar, text, texts } from '../../define/readers.ts'
import { itemsOf, lookUp, type Read, type Scope } from '../../define/scope.ts'
import { isOff, objectOwnership, type PublicAccessBlock, publicAccessBlock } from './s3-bucket.ts'

export interface BucketACL {
  /** As the S3 API writes it: `private`, `public-read`, `public-read-write`, ... */
  readonly canned: Attr<string>
  readonly grants: readonly Grant[]
  readonly block: PublicAccessBlock
  /** `BucketOwnerEnforced` turns ACLs off. */
  readonly ownership: Attr<string>
}

export interface Grant {
  /** The address of a predefined group of grantees, such as everybody. */
  readonly group: Attr<string>
  /** READ, WRITE, READ_ACP, WRITE_ACP, FULL_CONTROL */
  readonly permissions: readonly Attr<string>[]
}

/** CloudFormation writes PublicRead where the S3 API and Terraform write public-read. */
const cannedACL = scalar<string>(
  (raw) =>
    String(raw)
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase(),
  'the name of a canned ACL',
)

function grants(path: string, group: string, permissions: string): Read<readonly Grant[]> {
  return (scope) =>
    itemsOf(lookUp(scope.node, path)).map((node: Value) => {
      const grant: Scope = { ...scope, node, at: node.at }
      return { group: text(group)(grant), permissions: texts(permissions)(grant) }
    })
}

const shared = { block: publicAccessBlock, ownership: objectOwnership }

export const bucketACL = defineSubject<BucketACL>({
  cloudformation: [
    {
      types: ['AWS::S3::Bucket'],
      attrs: { ...shared, canned: cannedACL('AccessControl'), grants: () => [] },
    },
  ],
  terraform: [
    {
      // Written here up to version 3 of the AWS provider.
      types: ['aws_s3_bucket'],
      attrs: { ...shared, canned: cannedACL('acl'), grants: grants('grant', 'uri', 'permissions') },
    },
    {
      types: ['aws_s3_bucket_acl'],
      attrs: {
        ...shared,
        canned: cannedACL('acl'),
        grants: grants('access_control_policy.grant', 'grantee.uri', 'permission'),
      },
    },
  ],
})

/**
 * Whether the ACL grants one of the permissions to everybody, and nothing in the template takes its effect;
 * `what` they then may, for the label.
 *
 * Since April 2023 S3 gives every new bucket a public access block and turns ACLs off, and refuses a public ACL
 * until both are undone: https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
 * That refusal stands in no template. Who writes a public ACL asks for a public bucket, and gets one as soon as
 * the block is lifted to make the deployment succeed; so only a block that is written counts here.
 */
export function grantsEverybody(
  acl: BucketACL,
  canned: readonly string[],
  permissions: readonly string[],
  what: string,
): Claim {
  return all(
    any(
      is(acl.canned, canned, `everybody may ${what}`),
      ...acl.grants.map((grant) =>
        all(
          test(grant.group, isEverybody, `everybody may ${what}`),
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

function isEverybody(group: string): boolean {
  return group.endsWith('/groups/global/AllUsers')
}
