import { test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { apiGatewayDomain } from '../../subjects/aws/api-gateway/api-gateway-domain.ts'

export const awsAPIGatewayWeakTLS = definePolicy({
  id: 'aws-apigateway-weak-tls',
  platform: 'aws',
  service: 'api-gateway',
  title: 'API Gateway domain name allows TLS below 1.2',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses, and only outdated clients and attackers still use them.',
  fix: 'Set SecurityPolicy (security_policy in Terraform) to TLS_1_2 or a later policy.',
  repair: { set: { securityPolicy: 'TLS_1_2' } },
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html',
  ],
  accepts: ['A domain name of an HTTP or WebSocket API that does not set the property.'],
  mvisionNames: [],
  subject: apiGatewayDomain,
  violatedWhen: ({ securityPolicy }) =>
    test(securityPolicy, (policy) => /^TLS_1_0$/i.test(policy), 'it accepts TLS 1.0 and 1.1'),
})
