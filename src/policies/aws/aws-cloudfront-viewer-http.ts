/** A CloudFront distribution that talks plain HTTP to viewers. */
import { test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { cloudFrontBehavior } from '../../subjects/aws/cloudfront/cloudfront-behavior.ts'

export const awsCloudFrontViewerHTTP = definePolicy({
  id: 'aws-cloudfront-viewer-http',
  platform: 'aws',
  service: 'cloudfront',
  title: 'CloudFront lets viewers use plain HTTP',
  severity: 'high',
  why: 'Whoever shares a network with a viewer reads what is sent, cookies and passwords included, and may change the pages on their way.',
  fix: 'Set the viewer protocol policy to redirect-to-https or https-only.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html',
  ],
  mvisionNames: ['HTTPS CloudFront Distributions'],
  subject: cloudFrontBehavior,
  violatedWhen: ({ viewerProtocol }) =>
    test(viewerProtocol, (policy) => policy.toLowerCase() === 'allow-all', 'viewers may use plain HTTP'),
})
