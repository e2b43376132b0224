import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { classicLoadBalancer } from '../../subjects/aws/elb/classic-load-balancer.ts'

export const awsELBClassicNoAccessLogs = definePolicy({
  id: 'aws-elb-classic-no-access-logs',
  platform: 'aws',
  service: 'elb',
  title: 'Classic load balancer has no access logs',
  severity: 'low',
  why: 'After an incident, who requested what cannot be reconstructed.',
  fix: 'Set AccessLoggingPolicy (access_logs in Terraform) to a bucket for logs.',
  repair: { decide: 'Choose the bucket that gets the access logs.' },
  references: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/access-log-collection.html'],
  mvisionNames: [],
  subject: classicLoadBalancer,
  violatedWhen: ({ accessLogs }) => is(accessLogs, [false], 'requests are not logged'),
})
