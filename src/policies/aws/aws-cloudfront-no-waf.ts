import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { cloudFrontDistribution } from '../../subjects/aws/cloudfront/cloudfront-distribution.ts'

export const awsCloudFrontNoWAF = definePolicy({
  id: 'aws-cloudfront-no-waf',
  platform: 'aws',
  service: 'cloudfront',
  title: 'CloudFront distribution has no web ACL',
  severity: 'low',
  why: 'Common attacks on web applications and floods of requests reach the origins unfiltered.',
  fix: 'Set WebACLId (web_acl_id in Terraform) to a web ACL of AWS WAF with the scope CLOUDFRONT.',
  repair: { decide: 'Choose the web ACL, and name it in the distribution.' },
  references: [
    'https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/cloudfront-associated-with-waf.html',
  ],
  mvisionNames: [],
  subject: cloudFrontDistribution,
  violatedWhen: ({ webACL }) => is(webACL, [false], 'no web ACL is named'),
})
