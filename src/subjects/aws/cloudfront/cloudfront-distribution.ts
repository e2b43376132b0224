/** A CloudFront distribution: its certificate, its web ACL and its origins. */
import { absent, known, unknownBecause, whereUnknown } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { attributeName } from '../../../core/reference.ts'
import { anyTrue } from '../../define/any-true.ts'
import { knownText } from '../../define/deploy-time.ts'
import { ofResource } from '../../define/moves.ts'
import { elsewhere, joined, listOf, ofItems, text } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import { isWritten } from '../../define/written.ts'

const CFN_CERTIFICATE = 'DistributionConfig.ViewerCertificate'

export const cloudFrontDistribution = defineSubject({
  name: 'aws.cloudfront-distribution',
  describes: 'A CloudFront distribution',
  sources: {
    cloudformation: ['AWS::CloudFront::Distribution'],
    terraform: ['aws_cloudfront_distribution'],
  },
  attributes: {
    minimumTLS: {
      type: 'text',
      // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution
      describes: '`TLSv1`, `TLSv1.2_2021`, ... `TLSv1` by default in Terraform; not known in CloudFormation.',
      cloudformation: text(
        `${CFN_CERTIFICATE}.MinimumProtocolVersion`,
        elsewhere('the minimum version of TLS, because MinimumProtocolVersion is not written'),
      ),
      terraform: text('viewer_certificate.minimum_protocol_version', 'TLSv1'),
    },
    ownCertificate: {
      type: 'boolean',
      // https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ViewerCertificate.html
      describes:
        'Whether it has a certificate of its own. With that of CloudFront the minimum is always `TLSv1`.',
      cloudformation: anyTrue(
        isWritten(`${CFN_CERTIFICATE}.AcmCertificateArn`),
        isWritten(`${CFN_CERTIFICATE}.IamCertificateId`),
      ),
      terraform: anyTrue(
        isWritten('viewer_certificate.acm_certificate_arn'),
        isWritten('viewer_certificate.iam_certificate_id'),
      ),
    },
    webACL: {
      type: 'boolean',
      // https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html
      describes: 'Whether a web ACL of AWS WAF is named. False by default.',
      cloudformation: isWritten('DistributionConfig.WebACLId'),
      terraform: isWritten('web_acl_id'),
    },
  },
})

/** Whether viewers can connect with TLS 1.0 or 1.1, and the distribution could say otherwise. */
export function allowsOldViewers(distribution: SubjectOf<typeof cloudFrontDistribution>): Claim {
  const { minimumTLS, ownCertificate } = distribution
  return all(
    test(
      minimumTLS,
      (version) => /^(?:SSLv3|TLSv1|TLSv1_2016|TLSv1\.1_2016)$/i.test(version),
      (version) => `${version} allows TLS 1.0 or 1.1`,
    ),
    withoutEvidence(is(ownCertificate, [true])),
  )
}

const viewers = text('ViewerProtocolPolicy')
const CFN_BEHAVIORS = ['DistributionConfig.DefaultCacheBehavior', 'DistributionConfig.CacheBehaviors']
const TERRAFORM_BEHAVIORS = ['default_cache_behavior', 'ordered_cache_behavior']

/** The protocol policies of all behaviors of the distribution. */
function viewersOf(behaviors: readonly string[], read: Read<Attr<string>>): Read<readonly Attr<string>[]> {
  return ofResource(joined(...behaviors.map((path) => ofItems(path, listOf(read)))))
}

/** The endpoint of a website on S3, as a reference says it: it speaks nothing but HTTP. */
const WEBSITE_ATTRIBUTES = ['WebsiteURL', 'website_endpoint', 'website_domain']

/**
 * The domain name; one that is not known as far as its known part or the reference says whether it is a website's. A
 * name that another resource has is none.
 */
function domain(path: string): Read<Attr<string>> {
  const read = text(path)
  return (scope) =>
    whereUnknown(read(scope), (single) => {
      const { because, at } = single
      if (because.kind !== 'reference') return single
      if (WEBSITE_ATTRIBUTES.includes(attributeName(because) ?? '')) return known('.s3-website.', at)
      const words = knownText(single)
      if (words !== undefined && /s3-website/.test(words)) return known('.s3-website.', at)
      return because.within === undefined && because.resource !== undefined
        ? absent(at)
        : unknownBecause(because, at)
    })
}

export const cloudFrontOrigin = defineSubject({
  name: 'aws.cloudfront-origin',
  describes: 'An origin of a CloudFront distribution',
  sources: {
    cloudformation: { types: ['AWS::CloudFront::Distribution'], within: 'DistributionConfig.Origins' },
    terraform: { types: ['aws_cloudfront_distribution'], within: 'origin' },
  },
  attributes: {
    protocolPolicy: {
      type: 'text',
      // https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CustomOriginConfig.html
      describes:
        '`http-only`, `match-viewer` or `https-only`, for origins other than buckets. Required for these.',
      cloudformation: word('CustomOriginConfig.OriginProtocolPolicy'),
      terraform: word('custom_origin_config.origin_protocol_policy'),
    },
    domain: {
      type: 'text',
      describes: 'The domain name; `.s3-website.` where only that much of it is known.',
      cloudformation: domain('DomainName'),
      terraform: domain('domain_name'),
    },
    viewerPolicies: {
      type: 'texts',
      describes: 'The viewer protocol policies of all behaviors of the distribution.',
      cloudformation: viewersOf(CFN_BEHAVIORS, viewers),
      terraform: viewersOf(TERRAFORM_BEHAVIORS, text('viewer_protocol_policy')),
    },
  },
})

/**
 * Whether CloudFront may ask the origin over HTTP: always, or where viewers may use it. Websites of S3 speak nothing else.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
 */
export function asksOverHTTP({
  protocolPolicy,
  domain,
  viewerPolicies,
}: SubjectOf<typeof cloudFrontOrigin>): Claim {
  return all(
    any(
      is(protocolPolicy, ['http-only'], 'CloudFront asks the origin over HTTP'),
      all(
        is(protocolPolicy, ['match-viewer'], 'CloudFront asks over HTTP where viewers do'),
        any(...viewerPolicies.map((policy) => is(policy, ['allow-all'], 'viewers can use HTTP'))),
      ),
    ),
    withoutEvidence(not(test(domain, (name) => /(?:^|\.)s3-website[.-]/.test(name), ''))),
  )
}
