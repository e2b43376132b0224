/** What an S3 bucket says of its objects: encryption and versions, in the bucket or as resources of their own. */
import type { Attr } from '../../../core/claim.ts'
import { defaultBy } from '../../define/default-by.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { hasBlock, isThere } from '../../define/optional-block.ts'
import { scalar } from '../../define/readers.ts'
import { type Read, resourcesOf, scopeOf } from '../../define/scope.ts'
import { type Link, linkedScope, type Target } from '../../links/linked.ts'

export interface BucketSettings {
  /**
   * Whether the bucket says how its objects are encrypted. S3 encrypts them with its own keys since January 2023, said
   * or not: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
   */
  readonly namesEncryption: Attr<boolean>
  /** Off by default: https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html */
  readonly versioned: Attr<boolean>
}

const BUCKET: Target = { types: ['aws_s3_bucket'], name: 'bucket' }
const ENCRYPTION: Link = {
  types: ['aws_s3_bucket_server_side_encryption_configuration'],
  by: 'bucket',
  to: BUCKET,
}
const VERSIONING: Link = { types: ['aws_s3_bucket_versioning'], by: 'bucket', to: BUCKET }

const isEnabled = scalar<boolean>((raw) => /^(?:enabled|true)$/i.test(String(raw)), 'Enabled or Suspended')

/** Inside the bucket up to version 3 of the AWS provider, beside it since. */
const terraformEncryption: Read<Attr<boolean>> = (scope) => {
  const inside = hasBlock('server_side_encryption_configuration')(scope)
  if (inside.kind !== 'known' || inside.value) return inside
  const beside = linkedScope(ENCRYPTION, scope)
  return beside === undefined ? inside : isThere(beside.node, scope)
}

const terraformVersioning: Read<Attr<boolean>> = (scope) => {
  const inside = isEnabled(
    'versioning.enabled',
    locked('object_lock_enabled', 'object_lock_configuration.object_lock_enabled'),
  )(scope)
  const beside = linkedScope(VERSIONING, scope)
  if (beside === undefined || (inside.kind === 'known' && inside.value)) return inside
  return isEnabled('versioning_configuration.status', () => inside)(beside)
}

/**
 * Where versioning is not written: a bucket that is made with Object Lock has versions, which can't be turned off.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
function locked(...paths: readonly string[]): Read<Attr<boolean>> {
  return defaultBy(isEnabled(paths, false), (isLocked) => isLocked)
}

export const bucketSettings = adaptOnce<BucketSettings>((template) => {
  const isTerraform = template.framework === 'terraform'
  return resourcesOf(template, isTerraform ? BUCKET.types : ['AWS::S3::Bucket']).map(
    (resource): Subject<BucketSettings> => {
      const scope = scopeOf(template, resource)
      const settings = isTerraform
        ? { namesEncryption: terraformEncryption(scope), versioned: terraformVersioning(scope) }
        : {
            namesEncryption: hasBlock('BucketEncryption')(scope),
            versioned: isEnabled('VersioningConfiguration.Status', locked('ObjectLockEnabled'))(scope),
          }
      return { ...settings, resource, at: scope.at }
    },
  )
})
