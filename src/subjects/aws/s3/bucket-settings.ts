/** What an S3 bucket says of its objects: encryption and versions, in the bucket or as resources of their own. */
import type { Attr } from '../../../core/claim.ts'
import { anyTrue } from '../../define/any-true.ts'
import { defaultBy } from '../../define/default-by.ts'
import { readsAlso, whereWritten } from '../../define/moves.ts'
import { firstTrue, scalar, whereDefault, whereFalse } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { spelled, writtenLike } from '../../define/ways.ts'
import { isWritten } from '../../define/written.ts'
import { linked } from '../../links/readers.ts'
import { namesOwnKey } from '../kms/own-key.ts'
import { cfnHoldsLogs, cfnLogged, terraformHoldsLogs, terraformLogged } from './bucket-logs.ts'
import { linkToBucket } from './s3-bucket.ts'

const ENCRYPTION = linkToBucket('aws_s3_bucket_server_side_encryption_configuration')
const VERSIONING = linkToBucket('aws_s3_bucket_versioning')

const isEnabled = scalar<boolean>(
  (raw) => /^(?:enabled|true)$/i.test(String(raw)),
  'Enabled or Suspended',
  (value) => (value === true ? 'Enabled' : undefined),
)
/** What a fix writes: the keys of S3 need no key policy. */
const ALGORITHM = { true: 'AES256' }

const ENCRYPTED_SINCE = 'S3 has encrypted new objects with its own keys since January 2023'
/** A rule that names no algorithm asks for nothing: it may be about keys of the bucket alone. */
const BY_DEFAULT = 'apply_server_side_encryption_by_default.sse_algorithm'
/** Inside the bucket up to version 3 of the AWS provider. */
const INSIDE = 'server_side_encryption_configuration'
const encryptionInside = spelled(isWritten(`${INSIDE}.rule.${BY_DEFAULT}`), ALGORITHM)
const encryptionBeside = linked(ENCRYPTION, spelled(isWritten(`rule.${BY_DEFAULT}`), ALGORITHM))
const versioningInside = isEnabled(
  'versioning.enabled',
  locked('object_lock_enabled', 'object_lock_configuration.object_lock_enabled'),
)

/** Reads the resource beside the bucket; what that does not say, the bucket does. */
const versioningBeside: Read<Attr<boolean>> = (scope) => {
  const inside = versioningInside(scope)
  return linked(
    VERSIONING,
    isEnabled('versioning_configuration.status', () => inside),
    () => inside,
  )(scope)
}

/**
 * Where versioning is not written: a bucket that is made with Object Lock has versions, which cannot be turned off.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
function locked(...paths: readonly string[]): Read<Attr<boolean>> {
  return defaultBy(isEnabled(paths, false), (isLocked) => isLocked)
}

const KEY = 'apply_server_side_encryption_by_default.kms_master_key_id'

export const bucketSettings = defineSubject({
  name: 'aws.s3-bucket-settings',
  describes: 'An S3 bucket, and what it says of its objects',
  sources: {
    cloudformation: ['AWS::S3::Bucket'],
    terraform: ['aws_s3_bucket'],
  },
  attributes: {
    namesEncryption: {
      type: 'boolean',
      // https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
      describes:
        'Whether the bucket names an algorithm by which its objects are encrypted. S3 encrypts them with its own keys since January 2023, said or not.',
      cloudformation: whereDefault(
        spelled(
          isWritten(
            'BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.SSEAlgorithm',
          ),
          ALGORITHM,
        ),
        false,
        ENCRYPTED_SINCE,
      ),
      terraform: whereDefault(
        writtenLike(
          whereFalse(encryptionInside, linked(ENCRYPTION, isWritten(`rule.${BY_DEFAULT}`), encryptionInside)),
          whereWritten(INSIDE, encryptionInside),
          encryptionBeside,
        ),
        false,
        ENCRYPTED_SINCE,
      ),
    },
    versioned: {
      type: 'boolean',
      // https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
      describes: 'Whether versions of objects are kept. False by default.',
      cloudformation: isEnabled('VersioningConfiguration.Status', locked('ObjectLockEnabled')),
      terraform: writtenLike(
        firstTrue(versioningInside, readsAlso(VERSIONING.types, versioningBeside)),
        whereWritten('versioning', spelled(versioningInside, { true: true })),
        linked(VERSIONING, isEnabled('versioning_configuration.status')),
      ),
    },
    mfaDelete: {
      type: 'boolean',
      // https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html
      describes: 'Whether MFA is needed to delete a version for good. False by default.',
      terraform: anyTrue(
        isEnabled('versioning.mfa_delete', false),
        linked(VERSIONING, isEnabled('versioning_configuration.mfa_delete', false)),
      ),
    },
    customerKey: {
      type: 'boolean',
      // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
      describes: 'Whether a KMS key other than the one of AWS (`aws/s3`) encrypts objects. False by default.',
      cloudformation: namesOwnKey(
        'BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.KMSMasterKeyID',
      ),
      terraform: anyTrue(
        namesOwnKey(`server_side_encryption_configuration.rule.${KEY}`),
        linked(ENCRYPTION, namesOwnKey(`rule.${KEY}`)),
      ),
    },
    accessLogs: {
      type: 'boolean',
      // https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
      describes: 'Whether requests are logged. False by default.',
      cloudformation: cfnLogged,
      terraform: terraformLogged,
    },
    holdsLogs: {
      type: 'boolean',
      describes:
        'Whether the bucket is there for logs: by the ACL `log-delivery-write`, or as the destination of logs of another resource.',
      cloudformation: cfnHoldsLogs,
      terraform: terraformHoldsLogs,
    },
  },
})
