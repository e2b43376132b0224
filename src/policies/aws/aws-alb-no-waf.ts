import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { loadBalancer } from '../../subjects/aws/elb/load-balancer.ts'

export const awsALBNoWAF = definePolicy({
  id: 'aws-alb-no-waf',
  platform: 'aws',
  service: 'elb',
  title: 'Application load balancer has no web ACL',
  severity: 'low',
  why: 'Common attacks on web applications, such as SQL injection, and floods of requests reach the servers unfiltered.',
  fix: 'Add AWS::WAFv2::WebACLAssociation (aws_wafv2_web_acl_association in Terraform) for the load balancer.',
  repair: { decide: 'Choose the web ACL, and associate it with the load balancer.' },
  references: [
    'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/alb-waf-enabled.html',
  ],
  accepts: ['Internal load balancers, and network and gateway load balancers.'],
  mvisionNames: [],
  subject: loadBalancer,
  violatedWhen: ({ webACL, kind, internal }) =>
    all(
      is(webACL, [false], 'no web ACL is associated'),
      withoutEvidence(is(kind, ['application'])),
      withoutEvidence(not(is(internal, [true]))),
    ),
})
