/** The statements of S3 bucket policies, with the public access block of the bucket they are put on. */
import { all, type Claim } from '../../../core/claim.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { KEEPS_STRANGERS_OUT } from '../iam/policy-condition.ts'
import {
  isPublic,
  RESOURCE_STATEMENT,
  type ResourcePolicySources,
  statementSources,
} from '../iam/resource-policy.ts'
import { BUCKET_PROTECTION, isOff } from './s3-bucket.ts'

/** Where bucket policies are written. */
export const BUCKET_POLICIES = {
  cloudformation: { types: ['AWS::S3::BucketPolicy'], document: 'PolicyDocument' },
  terraform: { types: ['aws_s3_bucket_policy', 'aws_s3_bucket'], document: 'policy' },
}

export const BUCKET_POLICY: ResourcePolicySources = {
  cloudformation: [BUCKET_POLICIES.cloudformation],
  terraform: [BUCKET_POLICIES.terraform],
}

export const bucketPolicyStatement = defineSubject({
  name: 'aws.s3-bucket-policy-statement',
  describes: 'A statement of the policy of an S3 bucket',
  sources: statementSources(BUCKET_POLICY),
  attributes: { ...RESOURCE_STATEMENT, block: BUCKET_PROTECTION.block },
})

export type BucketPolicyStatement = SubjectOf<typeof bucketPolicyStatement>

/** Whether the statement opens the bucket to anyone, and its public access block does not keep them out. */
export function opensBucket(statement: BucketPolicyStatement): Claim {
  const { block } = statement
  return all(
    isPublic(statement),
    // S3 refuses such a policy, or lets no one outside the account use it.
    isOff(block.blockPublicPolicy, 'public policies are not refused'),
    isOff(block.restrictPublicBuckets, 'public access is not restricted'),
  )
}

/** What the policies about public bucket policies accept, for their pages. */
export const BUCKET_KEEPS_STRANGERS_OUT: readonly string[] = [
  ...KEEPS_STRANGERS_OUT,
  'A bucket whose public access block refuses public policies or restricts public buckets.',
]
