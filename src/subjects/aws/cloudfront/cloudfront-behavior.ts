/** A cache behaviour of a CloudFront distribution: the default one, or one for a path. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { text } from '../../define/readers.ts'

export interface CloudFrontBehavior {
  /**
   * `allow-all`, `https-only` or `redirect-to-https`. It must be written: there is no default.
   * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CacheBehavior.html
   */
  readonly viewerProtocol: Attr<string>
}

const cloudformation = { viewerProtocol: text('ViewerProtocolPolicy') }
const terraform = { viewerProtocol: text('viewer_protocol_policy') }

export const cloudFrontBehavior = defineSubject<CloudFrontBehavior>({
  cloudformation: ['DistributionConfig.DefaultCacheBehavior', 'DistributionConfig.CacheBehaviors'].map(
    (within) => ({ types: ['AWS::CloudFront::Distribution'], within, attrs: cloudformation }),
  ),
  terraform: ['default_cache_behavior', 'ordered_cache_behavior'].map((within) => ({
    types: ['aws_cloudfront_distribution'],
    within,
    attrs: terraform,
  })),
})
