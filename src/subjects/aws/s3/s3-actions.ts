/**
 * Actions of S3 by what they do with a bucket and its objects. The names are those of
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html that a bucket policy can allow.
 */
import { all, any, type Claim } from '../../../core/claim.ts'
import { testAction } from '../iam/policy-pattern.ts'
import { allowsAllOf } from '../iam/whole-service.ts'
import { type BucketPolicyStatement, opensBucket } from './s3-bucket-policy.ts'

function named(verb: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => `s3:${verb}${name}`)
}

/** They change objects, or what protects the bucket. */
export const PUT_ACTIONS = named(
  'Put',
  ...['Object', 'ObjectAcl', 'ObjectTagging', 'ObjectVersionAcl', 'ObjectVersionTagging'],
  ...['ObjectLegalHold', 'ObjectRetention', 'BucketObjectLockConfiguration', 'BucketVersioning'],
  ...['BucketPolicy', 'BucketAcl', 'BucketOwnershipControls', 'BucketPublicAccessBlock', 'BucketCORS'],
  ...['BucketLogging', 'BucketNotification', 'BucketTagging', 'BucketWebsite', 'BucketRequestPayment'],
  ...['EncryptionConfiguration', 'LifecycleConfiguration', 'ReplicationConfiguration'],
  ...['AccelerateConfiguration', 'AnalyticsConfiguration', 'InventoryConfiguration', 'MetricsConfiguration'],
  ...['IntelligentTieringConfiguration'],
)

/** They delete objects, or the bucket and what belongs to it. */
export const DELETE_ACTIONS = named(
  'Delete',
  ...['Object', 'ObjectVersion', 'ObjectTagging', 'ObjectVersionTagging'],
  ...['Bucket', 'BucketPolicy', 'BucketWebsite'],
)

/** They read objects, or the configuration of the bucket. */
export const GET_ACTIONS = named(
  'Get',
  ...['Object', 'ObjectVersion', 'ObjectAcl', 'ObjectVersionAcl', 'ObjectAttributes', 'ObjectTagging'],
  ...['ObjectVersionAttributes', 'ObjectVersionTagging', 'ObjectVersionForReplication', 'ObjectTorrent'],
  ...['ObjectVersionTorrent', 'ObjectLegalHold', 'ObjectRetention'],
  ...[
    'BucketPolicy',
    'BucketPolicyStatus',
    'BucketAcl',
    'BucketOwnershipControls',
    'BucketPublicAccessBlock',
  ],
  ...['BucketCORS', 'BucketLocation', 'BucketLogging', 'BucketNotification', 'BucketRequestPayment'],
  ...['BucketTagging', 'BucketVersioning', 'BucketWebsite', 'BucketObjectLockConfiguration'],
  ...['EncryptionConfiguration', 'LifecycleConfiguration', 'ReplicationConfiguration'],
  ...['AccelerateConfiguration', 'AnalyticsConfiguration', 'InventoryConfiguration', 'MetricsConfiguration'],
  ...['IntelligentTieringConfiguration'],
)

/** They list objects, versions and uploads. */
export const LIST_ACTIONS = named(
  'List',
  ...['Bucket', 'BucketVersions', 'BucketMultipartUploads', 'MultipartUploadParts'],
)

/** Whether the statement lets anyone use one of the actions on the bucket. */
export function letsAnyone(
  statement: BucketPolicyStatement,
  actions: readonly string[],
  note: string,
): Claim {
  return openedFor(statement, any(...statement.actions.map((action) => testAction(action, actions, note))))
}

/** Whether the statement lets anyone use every action of S3 on the bucket. */
export function letsAnyoneDoAll(statement: BucketPolicyStatement): Claim {
  return openedFor(statement, allowsAllOf(statement, 's3'))
}

function openedFor(statement: BucketPolicyStatement, actions: Claim): Claim {
  return actions.truth === 'false' ? actions : all(opensBucket(statement), actions)
}
