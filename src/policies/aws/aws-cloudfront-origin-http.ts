import { definePolicy } from '../../core/policy.ts'
import { asksOverHTTP, cloudFrontOrigin } from '../../subjects/aws/cloudfront/cloudfront-distribution.ts'

export const awsCloudFrontOriginHTTP = definePolicy({
  id: 'aws-cloudfront-origin-http',
  platform: 'aws',
  service: 'cloudfront',
  title: 'CloudFront reaches an origin over plain HTTP',
  severity: 'medium',
  why: 'Between CloudFront and the origin, cookies, passwords and pages cross the internet unencrypted, although viewers see HTTPS.',
  fix: 'Set OriginProtocolPolicy (origin_protocol_policy in Terraform) to https-only, with a certificate at the origin.',
  repair: {
    set: { protocolPolicy: 'https-only' },
    unsafe: 'Requests fail where the origin has no valid certificate.',
  },
  references: [
    'https://docs.aws.amazon.com/config/latest/developerguide/cloudfront-traffic-to-origin-encrypted.html',
    'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CustomOriginConfig.html',
  ],
  accepts: [
    'The policy match-viewer, where every behavior of the distribution makes viewers use HTTPS.',
    'The website endpoint of an S3 bucket, which supports HTTP only.',
  ],
  mvisionNames: [],
  subject: cloudFrontOrigin,
  violatedWhen: asksOverHTTP,
})
