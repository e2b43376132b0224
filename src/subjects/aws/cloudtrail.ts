/** A trail of CloudTrail, and the bucket that it writes to. */
import { type Attr, all, any, type Claim, is, unlabelled } from '../../core/claim.ts'
import type { Subject } from '../../core/policy.ts'
import { adaptOnce } from '../define.ts'
import { follow, type Named, type Target } from '../linked.ts'
import { flag } from '../readers.ts'
import { isOfType, lookUp, resourcesOf, scopeOf } from '../scope.ts'
import { awsFramework } from './framework.ts'
import { type BucketACL, bucketACL, grantsEverybody } from './s3-acl.ts'

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html */
export interface Trail {
  readonly logs: Attr<boolean>
  /** Off unless it is asked for. */
  readonly validates: Attr<boolean>
}

const FRAMEWORKS = {
  cloudformation: {
    types: ['AWS::CloudTrail::Trail'],
    bucket: { types: ['AWS::S3::Bucket'], name: 'BucketName' } satisfies Target,
    by: 'S3BucketName',
    // The property is required.
    logs: flag('IsLogging'),
    validates: flag('EnableLogFileValidation', false),
  },
  terraform: {
    types: ['aws_cloudtrail'],
    bucket: { types: ['aws_s3_bucket'], name: 'bucket' } satisfies Target,
    by: 's3_bucket_name',
    logs: flag('enable_logging', true),
    validates: flag('enable_log_file_validation', false),
  },
} as const

export const trail = adaptOnce<Trail>((template) => {
  const { types, logs, validates } = FRAMEWORKS[awsFramework(template)]
  return resourcesOf(template, types).map((resource): Subject<Trail> => {
    const scope = scopeOf(template, resource)
    return { logs: logs(scope), validates: validates(scope), resource, at: scope.at }
  })
})

export interface LogBucketACL extends BucketACL {
  /** Whether a trail of the template writes to the bucket. */
  readonly holdsTrail: Attr<boolean>
}

/** The ACLs of the buckets that trails of the template write to, or may. */
export const logBucketACL = adaptOnce<LogBucketACL>((template) => {
  const { types, bucket, by } = FRAMEWORKS[awsFramework(template)]
  const targets = resourcesOf(template, types).map((resource) =>
    follow(lookUp(resource.properties, by), bucket, template, resource),
  )
  const holdsTrail = (acl: Subject<BucketACL>): Attr<boolean> | undefined => {
    const isBucket = isOfType(template, acl.resource, bucket.types)
    const own: Named = isBucket
      ? { kind: 'here', resource: acl.resource }
      : follow(lookUp(acl.resource.properties, 'bucket'), bucket, template, acl.resource)
    const isSame = ({ kind, ...target }: Named) =>
      kind === 'here' && own.kind === 'here' && 'resource' in target && target.resource === own.resource
    if (targets.some(isSame)) return { kind: 'known', value: true, origin: 'written', at: acl.at }
    const open = [own, ...targets].find((named) => named.kind === 'unclear')
    return open && targets.length > 0 ? { kind: 'unknown', because: open.because, at: acl.at } : undefined
  }
  return bucketACL.adapt(template).flatMap((acl): readonly Subject<LogBucketACL>[] => {
    const holds = holdsTrail(acl)
    return holds === undefined ? [] : [{ ...acl, holdsTrail: holds }]
  })
})

/** Whether the ACL of a trail's bucket lets everybody read or write. */
export function isPublic(acl: LogBucketACL): Claim {
  const granted = any(
    grantsEverybody(
      acl,
      ['public-read', 'public-read-write'],
      ['READ', 'FULL_CONTROL'],
      "read the account's history",
    ),
    grantsEverybody(
      acl,
      ['public-read-write'],
      ['WRITE', 'FULL_CONTROL'],
      "write into the account's history",
    ),
  )
  return all(granted, unlabelled(is(acl.holdsTrail, [true])))
}
