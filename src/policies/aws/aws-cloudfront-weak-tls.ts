import { definePolicy } from '../../core/policy.ts'
import {
  allowsOldViewers,
  cloudFrontDistribution,
} from '../../subjects/aws/cloudfront/cloudfront-distribution.ts'

export const awsCloudFrontWeakTLS = definePolicy({
  id: 'aws-cloudfront-weak-tls',
  platform: 'aws',
  service: 'cloudfront',
  title: 'CloudFront distribution allows TLS below 1.2',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses and are no longer supported by browsers, so only outdated clients and attackers use them.',
  fix: 'Set MinimumProtocolVersion (minimum_protocol_version in Terraform) to TLSv1.2_2021 or later.',
  repair: { set: { minimumTLS: 'TLSv1.2_2021' } },
  references: [
    'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ViewerCertificate.html',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html',
  ],
  accepts: [
    "A distribution with CloudFront's own certificate (*.cloudfront.net), for which CloudFront sets TLSv1 whatever is written.",
  ],
  mvisionNames: [],
  subject: cloudFrontDistribution,
  violatedWhen: allowsOldViewers,
})
