/** A trail of CloudTrail, and who gets at the bucket that it writes to. */
import { absent, known, unknownBecause } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, withoutEvidence } from '../../../core/claim.ts'
import type { Resource, Template } from '../../../core/template.ts'
import type { UnknownCause } from '../../../core/value.ts'
import { ofResource, readsAlso } from '../../define/moves.ts'
import { flag, shownHere } from '../../define/readers.ts'
import { isOfType, lookUp, memoize, resourcesOf, type Scope } from '../../define/scope.ts'
import { defineSubject, type Source, type SubjectOf } from '../../define/subject.ts'
import { follow } from '../../links/follow.ts'
import type { Named, Target } from '../../links/named.ts'
import { RESOURCE_STATEMENT } from '../iam/resource-policy.ts'
import { statementsIn } from '../iam/written-document.ts'
import {
  ACL_SOURCES,
  BUCKET_ACL,
  type BucketACL,
  grantsPublicAccess,
  READABLE_BY_STRANGERS,
} from '../s3/s3-acl.ts'
import { BUCKET_POLICIES, opensBucket } from '../s3/s3-bucket-policy.ts'

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html */
export const trail = defineSubject({
  name: 'aws.cloudtrail-trail',
  describes: 'A trail of CloudTrail',
  sources: { cloudformation: ['AWS::CloudTrail::Trail'], terraform: ['aws_cloudtrail'] },
  attributes: {
    logs: {
      type: 'boolean',
      describes:
        'Whether the trail records events. Required in CloudFormation, true by default in Terraform.',
      cloudformation: flag('IsLogging'),
      terraform: flag('enable_logging', true),
    },
    validates: {
      type: 'boolean',
      describes: 'Whether the log files can be checked for changes. False by default.',
      cloudformation: flag('EnableLogFileValidation', false),
      terraform: flag('enable_log_file_validation', false),
    },
  },
})

/** How trails and what is put on buckets name the bucket. */
interface BucketNames {
  readonly trails: readonly string[]
  readonly bucket: Target
  /** The property of a trail. */
  readonly byTrail: string
  /** The property of an ACL or a policy. */
  readonly by: string
}

/** Reads whether a trail of the template writes to the bucket of an ACL or a policy; absent where none does. */
function holdsTrail({ trails: types, bucket, byTrail, by }: BucketNames): (scope: Scope) => Attr<boolean> {
  const bucketOf = (template: Template, resource: Resource, link: string): Named =>
    isOfType(template, resource, bucket.types)
      ? { kind: 'here', resource }
      : follow(lookUp(resource.properties, link), bucket, template, resource)
  const bucketsOfTrails = memoize((template: Template) =>
    resourcesOf(template, types).map((resource) => bucketOf(template, resource, byTrail)),
  )
  return ofResource(
    readsAlso([...types, ...bucket.types], ({ template, resource, at }) => {
      const trails = bucketsOfTrails(template)
      return trails.length === 0 ? absent(at) : isOneOf(trails, bucketOf(template, resource, by), at)
    }),
  )
}

/** Whether one of the trails writes to this bucket; absent where certainly none does. */
function isOneOf(trails: readonly Named[], own: Named, at: Scope['at']): Attr<boolean> {
  let open: UnknownCause | undefined
  for (const trail of trails) {
    if (trail.kind === 'elsewhere' || own.kind === 'elsewhere') continue
    if (trail.kind === 'unclear') open ??= trail.because
    else if (own.kind === 'unclear') open ??= own.because
    else if (trail.resource === own.resource) return known(true, at)
  }
  return open === undefined ? absent(at) : unknownBecause(open, at)
}

const cfnHoldsTrail = holdsTrail({
  trails: ['AWS::CloudTrail::Trail'],
  bucket: { types: ['AWS::S3::Bucket'], name: 'BucketName' },
  byTrail: 'S3BucketName',
  by: 'Bucket',
})
const terraformHoldsTrail = holdsTrail({
  trails: ['aws_cloudtrail'],
  bucket: { types: ['aws_s3_bucket'], name: 'bucket' },
  byTrail: 's3_bucket_name',
  by: 'bucket',
})

/** The sources that a trail writes to, or may. */
function ofTrails(
  sources: { readonly [name: string]: Source },
  holds: (scope: Scope) => Attr<boolean>,
): { readonly [name: string]: Source } {
  const only = (whole: Scope) => holds(whole).kind !== 'absent'
  return Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, { ...source, only }]))
}

function policySource({ types, document }: { types: readonly string[]; document: string }): Source {
  return { types, within: statementsIn(document) }
}

export const logBucketAccess = defineSubject({
  name: 'aws.cloudtrail-bucket-access',
  describes: 'What lets others into the bucket of a trail: an ACL, or a statement of a bucket policy',
  sources: {
    cloudformation: ofTrails(
      { ...ACL_SOURCES.cloudformation, statement: policySource(BUCKET_POLICIES.cloudformation) },
      cfnHoldsTrail,
    ),
    terraform: ofTrails(
      { ...ACL_SOURCES.terraform, statement: policySource(BUCKET_POLICIES.terraform) },
      terraformHoldsTrail,
    ),
  },
  attributes: {
    // An ACL has no principals and no actions, a statement has no grants.
    ...RESOURCE_STATEMENT,
    ...BUCKET_ACL,
    holdsTrail: {
      type: 'boolean',
      describes: 'Whether a trail of the template writes to the bucket.',
      cloudformation: shownHere(cfnHoldsTrail),
      terraform: shownHere(terraformHoldsTrail),
    },
  },
})

/** Whether the access to a trail's bucket lets anyone read or write. */
export function isPublic(access: SubjectOf<typeof logBucketAccess>): Claim {
  return all(
    any(grantsReading(access), grantsWriting(access), opensBucket(access)),
    withoutEvidence(is(access.holdsTrail, [true])),
  )
}

function grantsReading(acl: BucketACL): Claim {
  return grantsPublicAccess(
    acl,
    READABLE_BY_STRANGERS,
    ['READ', 'FULL_CONTROL'],
    "read the account's history",
  )
}

function grantsWriting(acl: BucketACL): Claim {
  return grantsPublicAccess(
    acl,
    ['public-read-write'],
    ['WRITE', 'FULL_CONTROL'],
    "write into the account's history",
  )
}
