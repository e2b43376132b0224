/** The statements of S3 bucket policies, with the public access block of the bucket they are put on. */

import { adaptOnce } from '../define.ts'
import { lookUp, resourcesOf, scopeOf } from '../scope.ts'
import { awsFramework } from './framework.ts'
import type { Statement } from './policy-document.ts'
import { type PublicAccessBlock, publicAccessBlock } from './s3-bucket.ts'
import { writtenStatements } from './written-document.ts'

export interface BucketPolicyStatement extends Statement {
  readonly block: PublicAccessBlock
}

const SOURCES = {
  cloudformation: { types: ['AWS::S3::BucketPolicy'], document: 'PolicyDocument' },
  terraform: { types: ['aws_s3_bucket_policy', 'aws_s3_bucket'], document: 'policy' },
}

export const bucketPolicyStatement = adaptOnce<BucketPolicyStatement>((template) => {
  const { types, document } = SOURCES[awsFramework(template)]
  return resourcesOf(template, types).flatMap((resource) => {
    const whole = scopeOf(template, resource)
    const block = publicAccessBlock(whole)
    return writtenStatements(lookUp(resource.properties, document), template).map(({ node, read }) => ({
      ...read({ ...whole, node, at: node.at }),
      block,
      resource,
      at: node.at,
    }))
  })
})
