/** The statements of S3 bucket policies, with the public access block of the bucket they are put on. */
import { all, type Claim } from '../../../core/claim.ts'
import type { Resource } from '../../../core/template.ts'
import { adaptOnce } from '../../define/define.ts'
import { memoize, scopeOf } from '../../define/scope.ts'
import {
  isPublic,
  type ResourcePolicySources,
  type ResourcePolicyStatement,
  resourceStatements,
} from '../iam/resource-policy.ts'
import { isOff, type PublicAccessBlock, publicAccessBlock } from './s3-bucket.ts'

export interface BucketPolicyStatement extends ResourcePolicyStatement {
  readonly block: PublicAccessBlock
}

/** Where bucket policies are written. */
export const BUCKET_POLICIES = {
  cloudformation: { types: ['AWS::S3::BucketPolicy'], document: 'PolicyDocument' },
  terraform: { types: ['aws_s3_bucket_policy', 'aws_s3_bucket'], document: 'policy' },
}

export const BUCKET_POLICY: ResourcePolicySources = {
  cloudformation: [BUCKET_POLICIES.cloudformation],
  terraform: [BUCKET_POLICIES.terraform],
}

export const bucketPolicyStatement = adaptOnce<BucketPolicyStatement>((template) => {
  const blockOf = memoize((resource: Resource) => publicAccessBlock(scopeOf(template, resource)))
  return resourceStatements(template, BUCKET_POLICY).map((statement) => ({
    ...statement,
    block: blockOf(statement.resource),
  }))
})

/** Whether the statement opens the bucket to everybody, and its public access block does not keep them out. */
export function opensBucket(statement: BucketPolicyStatement): Claim {
  const { block } = statement
  return all(
    isPublic(statement),
    // S3 refuses such a policy, or lets nobody outside the account use it.
    isOff(block.blockPublicPolicy, 'public policies are not refused'),
    isOff(block.restrictPublicBuckets, 'public access is not restricted'),
  )
}
