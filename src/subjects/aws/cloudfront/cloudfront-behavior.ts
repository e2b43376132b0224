/** A cache behavior of a CloudFront distribution: the default one, or one for a path. */
import { text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

export const cloudFrontBehavior = defineSubject({
  name: 'aws.cloudfront-behavior',
  describes: 'A cache behavior of a CloudFront distribution: the default one, or one for a path',
  sources: {
    cloudformation: {
      types: ['AWS::CloudFront::Distribution'],
      within: ['DistributionConfig.DefaultCacheBehavior', 'DistributionConfig.CacheBehaviors'],
    },
    terraform: {
      types: ['aws_cloudfront_distribution'],
      within: ['default_cache_behavior', 'ordered_cache_behavior'],
    },
  },
  attributes: {
    viewerProtocol: {
      type: 'text',
      // https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CacheBehavior.html
      describes: '`allow-all`, `https-only` or `redirect-to-https`. Required, without a default.',
      cloudformation: text('ViewerProtocolPolicy'),
      terraform: text('viewer_protocol_policy'),
    },
  },
})
