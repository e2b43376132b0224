import { test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { cloudFrontBehavior } from '../../subjects/aws/cloudfront/cloudfront-behavior.ts'

export const awsCloudFrontViewerHTTP = definePolicy({
  id: 'aws-cloudfront-viewer-http',
  platform: 'aws',
  service: 'cloudfront',
  title: 'CloudFront distribution allows plain HTTP for viewers',
  severity: 'high',
  why: 'Anyone on the network path can read cookies and passwords, and can change pages in transit.',
  fix: 'Set ViewerProtocolPolicy (viewer_protocol_policy in Terraform) to redirect-to-https or https-only.',
  repair: { set: { viewerProtocol: 'redirect-to-https' } },
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html',
  ],
  mvisionNames: ['HTTPS CloudFront Distributions'],
  subject: cloudFrontBehavior,
  violatedWhen: ({ viewerProtocol }) =>
    test(viewerProtocol, (policy) => policy.toLowerCase() === 'allow-all', 'viewers can use plain HTTP'),
})
