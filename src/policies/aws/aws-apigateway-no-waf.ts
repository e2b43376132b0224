import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { restAPIStage } from '../../subjects/aws/api-gateway/api-gateway-protection.ts'

export const awsAPIGatewayNoWAF = definePolicy({
  id: 'aws-apigateway-no-waf',
  platform: 'aws',
  service: 'api-gateway',
  title: 'API Gateway stage has no web ACL',
  severity: 'low',
  why: 'Common attacks on web applications, such as SQL injection, and floods of requests reach the API unfiltered.',
  fix: 'Add AWS::WAFv2::WebACLAssociation (aws_wafv2_web_acl_association in Terraform) for the stage.',
  repair: { decide: 'Choose the web ACL, and associate it with the stage.' },
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html',
  ],
  accepts: [
    'A private API that is in the same template.',
    'HTTP and WebSocket APIs, which AWS WAF does not support.',
  ],
  mvisionNames: [],
  subject: restAPIStage,
  violatedWhen: ({ webACL, privateAPI }) =>
    all(is(webACL, [false], 'no web ACL is associated'), withoutEvidence(not(is(privateAPI, [true])))),
})
