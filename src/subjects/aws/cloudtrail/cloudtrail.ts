/** A trail of CloudTrail, and who gets at the bucket that it writes to. */
import { type Attr, all, any, type Claim, is, withoutEvidence } from '../../../core/claim.ts'
import type { Location } from '../../../core/source.ts'
import type { Resource, Template } from '../../../core/template.ts'
import type { UnknownCause, Value } from '../../../core/value.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { flag } from '../../define/readers.ts'
import { isOfType, lookUp, resourcesOf, scopeOf } from '../../define/scope.ts'
import { follow, type Named, type Target } from '../../links/linked.ts'
import { awsFramework } from '../framework.ts'
import { type BucketACL, bucketACL, grantsEverybody } from '../s3/s3-acl.ts'
import { type BucketPolicyStatement, bucketPolicyStatement, opensBucket } from '../s3/s3-bucket-policy.ts'

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
    ofBucket: 'Bucket',
    // The property is required.
    logs: flag('IsLogging'),
    validates: flag('EnableLogFileValidation', false),
  },
  terraform: {
    types: ['aws_cloudtrail'],
    bucket: { types: ['aws_s3_bucket'], name: 'bucket' } satisfies Target,
    by: 's3_bucket_name',
    ofBucket: 'bucket',
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

/** What lets others into the bucket of a trail: an ACL, or a statement of a bucket policy. */
export interface LogBucketAccess {
  readonly acl?: BucketACL
  readonly statement?: BucketPolicyStatement
  /** Whether a trail of the template writes to the bucket. */
  readonly holdsTrail: Attr<boolean>
}

/** The ACLs and policies of the buckets that trails of the template write to, or may. */
export const logBucketAccess = adaptOnce<LogBucketAccess>((template) => {
  const { types, by } = FRAMEWORKS[awsFramework(template)]
  const trails = resourcesOf(template, types).map((resource) =>
    bucketOf(template, resource, lookUp(resource.properties, by)),
  )
  if (trails.length === 0) return []
  const acls = bucketACL.adapt(template).map((acl) => ({ acl, resource: acl.resource, at: acl.at }))
  const statements = bucketPolicyStatement
    .adapt(template)
    .map((statement) => ({ statement, resource: statement.resource, at: statement.at }))
  return [...acls, ...statements].flatMap((access): readonly Subject<LogBucketAccess>[] => {
    const holdsTrail = holdsOneOf(trails, bucketOf(template, access.resource), access.at)
    return holdsTrail === undefined ? [] : [{ ...access, holdsTrail }]
  })
})

/** The bucket that a resource is, or names. */
function bucketOf(template: Template, resource: Resource, link?: Value): Named {
  const { bucket, ofBucket } = FRAMEWORKS[awsFramework(template)]
  if (isOfType(template, resource, bucket.types)) return { kind: 'here', resource }
  return follow(link ?? lookUp(resource.properties, ofBucket), bucket, template, resource)
}

/** Whether trails write to this bucket; undefined where they certainly do not. */
function holdsOneOf(trails: readonly Named[], own: Named, at: Location): Attr<boolean> | undefined {
  let open: UnknownCause | undefined
  for (const trail of trails) {
    if (trail.kind === 'elsewhere' || own.kind === 'elsewhere') continue
    if (trail.kind === 'unclear' || own.kind === 'unclear') {
      open ??= trail.kind === 'unclear' ? trail.because : own.kind === 'unclear' ? own.because : undefined
    } else if (trail.resource === own.resource) return { kind: 'known', value: true, origin: 'written', at }
  }
  return open && { kind: 'unknown', because: open, at }
}

/** Whether the access to a trail's bucket lets everybody read or write. */
export function isPublic({ acl, statement, holdsTrail }: LogBucketAccess): Claim {
  return all(
    any(
      ...(acl ? [grantsReading(acl), grantsWriting(acl)] : []),
      ...(statement ? [opensBucket(statement)] : []),
    ),
    withoutEvidence(is(holdsTrail, [true])),
  )
}

function grantsReading(acl: BucketACL): Claim {
  const canned = ['public-read', 'public-read-write']
  return grantsEverybody(acl, canned, ['READ', 'FULL_CONTROL'], "read the account's history")
}

function grantsWriting(acl: BucketACL): Claim {
  return grantsEverybody(
    acl,
    ['public-read-write'],
    ['WRITE', 'FULL_CONTROL'],
    "write into the account's history",
  )
}
