/** Bucket policies as wholes: whether one refuses requests over plain HTTP. */
import { type Attr, all, any, type Claim, certain, is, test } from '../../core/claim.ts'
import type { Subject } from '../../core/policy.ts'
import type { Location } from '../../core/source.ts'
import { adaptOnce } from '../define.ts'
import { isNull, lookUp, resourcesOf, scopeOf } from '../scope.ts'
import { awsFramework } from './framework.ts'
import { isEverybody, type Statement } from './policy-document.ts'
import { writtenStatements } from './written-document.ts'

const SOURCES = {
  cloudformation: { types: ['AWS::S3::BucketPolicy'], document: 'PolicyDocument' },
  terraform: { types: ['aws_s3_bucket_policy', 'aws_s3_bucket'], document: 'policy' },
}

export interface BucketPolicy {
  readonly statements: readonly Statement[]
  readonly head: Location
}

/** Every bucket policy that is written. A bucket without one is nobody's but the account's. */
export const bucketPolicy = adaptOnce<BucketPolicy>((template) => {
  const { types, document } = SOURCES[awsFramework(template)]
  return resourcesOf(template, types).flatMap((resource): readonly Subject<BucketPolicy>[] => {
    const scope = scopeOf(template, resource)
    const written = lookUp(resource.properties, document)
    if (written === undefined || isNull(written)) return []
    const statements = writtenStatements(written, template).map(({ node, read }) =>
      read({ ...scope, node, at: node.at }),
    )
    return [{ statements, head: scope.at, resource, at: scope.at }]
  })
})

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html */
export function allowsHTTP({ statements, head }: BucketPolicy): Claim {
  const denied = any(...statements.map(deniesHTTP))
  if (denied.truth === 'unknown') return denied
  return certain(denied.truth === 'false', head, 'no statement refuses requests over plain HTTP')
}

/** Reading is what most must not do in the clear; a statement on all of S3 refuses that too. */
function deniesHTTP({ effect, actions, principals, conditions }: Statement): Claim {
  return all(
    is(effect, ['Deny']),
    any(
      ...conditions.map(({ operator, key, values }) =>
        all(test(operator, isBool, ''), test(key, isTransport, ''), any(...values.map(isFalse))),
      ),
    ),
    any(...principals.map(isEverybody)),
    any(
      ...actions.map((action) =>
        test(action, (name) => /^(?:\*|s3:(?:\*|Get\*|GetObject\*?))$/i.test(name), ''),
      ),
    ),
  )
}

function isBool(operator: string): boolean {
  return /^(?:ForAnyValue:)?Bool(?:IfExists)?$/i.test(operator)
}

function isTransport(key: string): boolean {
  return key.toLowerCase() === 'aws:securetransport'
}

function isFalse(value: Attr<string>): Claim {
  return test(value, (text) => text.toLowerCase() === 'false', '')
}
