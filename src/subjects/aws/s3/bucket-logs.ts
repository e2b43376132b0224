/** Whether requests to an S3 bucket are logged, and which buckets are there to hold logs. */
import type { Attr } from '../../../core/claim.ts'
import type { Resource } from '../../../core/template.ts'
import { anyTrue } from '../../define/any-true.ts'
import { isGiven } from '../../define/deploy-time.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { scalar } from '../../define/readers.ts'
import { lookUp, type Read } from '../../define/scope.ts'
import type { Link } from '../../links/linked.ts'
import type { Target } from '../../links/named.ts'
import { hasLinked, linked } from '../../links/readers.ts'
import { linkToBucket } from './s3-bucket.ts'

const LOGGING = linkToBucket('aws_s3_bucket_logging')
const ACL = linkToBucket('aws_s3_bucket_acl')

/** Buckets in CloudFormation name no other bucket where they hold their own logs. */
export const cfnLogged: Read<Attr<boolean>> = hasBlock('LoggingConfiguration')
export const terraformLogged: Read<Attr<boolean>> = anyTrue(hasBlock('logging'), hasLinked(LOGGING))

/** How a kind of resource names the bucket that its logs go to. */
function destination(types: readonly string[], by: string, to: Target): Link {
  // What the deployment gives is the name of another bucket than those of this template.
  const only = ({ properties }: Resource) => {
    const value = lookUp(properties, by)
    return !(value?.kind === 'unknown' && isGiven(value.because, ['variable']))
  }
  return { types, by, to, only }
}

const CFN_BUCKET: Target = { types: ['AWS::S3::Bucket'], name: 'BucketName' }
const CFN_DESTINATIONS: readonly Link[] = [
  destination(['AWS::S3::Bucket'], 'LoggingConfiguration.DestinationBucketName', CFN_BUCKET),
  destination(['AWS::CloudFront::Distribution'], 'DistributionConfig.Logging.Bucket', CFN_BUCKET),
  destination(['AWS::ElasticLoadBalancing::LoadBalancer'], 'AccessLoggingPolicy.S3BucketName', CFN_BUCKET),
]
const TERRAFORM_BUCKET = LOGGING.to
const TERRAFORM_DESTINATIONS: readonly Link[] = [
  destination(['aws_s3_bucket_logging'], 'target_bucket', TERRAFORM_BUCKET),
  destination(['aws_s3_bucket'], 'logging.target_bucket', TERRAFORM_BUCKET),
  destination(['aws_lb', 'aws_alb', 'aws_elb'], 'access_logs.bucket', TERRAFORM_BUCKET),
  destination(['aws_cloudfront_distribution'], 'logging_config.bucket', TERRAFORM_BUCKET),
]

/** The canned ACL that lets S3 deliver logs: `log-delivery-write`, `LogDeliveryWrite`. */
const forLogs = scalar<boolean>(
  (raw) => /^log-?delivery-?write$/i.test(String(raw)),
  'the name of a canned ACL',
)

function isDestination(links: readonly Link[], acl: Read<Attr<boolean>>): Read<Attr<boolean>> {
  return anyTrue(acl, ...links.map((link) => hasLinked(link)))
}

const cfnACL = forLogs('AccessControl', false)
const terraformACL = anyTrue(forLogs('acl', false), linked(ACL, forLogs('acl', false)))

/** Whether the bucket holds logs of others: by its ACL, or because something of the template sends them there. */
export const cfnHoldsLogs = isDestination(CFN_DESTINATIONS, cfnACL)
export const terraformHoldsLogs = isDestination(TERRAFORM_DESTINATIONS, terraformACL)
