import { all, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { loadBalancer } from '../../subjects/aws/elb/load-balancer.ts'

export const awsALBKeepsInvalidHeaders = definePolicy({
  id: 'aws-alb-keeps-invalid-headers',
  platform: 'aws',
  service: 'elb',
  title: 'Application load balancer keeps invalid header fields',
  severity: 'low',
  why: 'Header fields with invalid names are passed on, and servers that read them in another way can be attacked by request smuggling.',
  fix: 'Set the attribute routing.http.drop_invalid_header_fields.enabled (drop_invalid_header_fields in Terraform) to true.',
  repair: {
    set: { dropsInvalidHeaders: true },
    unsafe:
      'Headers with characters other than letters, digits and hyphens in their names, such as underscores, no longer reach the targets.',
  },
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/alb-http-drop-invalid-header-enabled.html',
  ],
  accepts: ['Network and gateway load balancers, which do not read headers.'],
  mvisionNames: [],
  subject: loadBalancer,
  violatedWhen: ({ dropsInvalidHeaders, kind }) =>
    all(
      is(dropsInvalidHeaders, [false], 'invalid header fields are passed on'),
      withoutEvidence(is(kind, ['application'])),
    ),
})
