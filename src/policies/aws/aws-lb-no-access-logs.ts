import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { loadBalancer } from '../../subjects/aws/elb/load-balancer.ts'

export const awsLBNoAccessLogs = definePolicy({
  id: 'aws-lb-no-access-logs',
  platform: 'aws',
  service: 'elb',
  title: 'Load balancer has no access logs',
  severity: 'low',
  why: 'After an incident, who requested what, and what was answered, cannot be reconstructed.',
  fix: 'Set the attribute access_logs.s3.enabled (access_logs.enabled in Terraform) to true, with a bucket for logs.',
  repair: { decide: 'Choose the bucket that gets the access logs.' },
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html',
  ],
  accepts: ['A gateway load balancer, which has no access logs.'],
  mvisionNames: [],
  subject: loadBalancer,
  violatedWhen: ({ accessLogs, kind }) =>
    all(is(accessLogs, [false], 'requests are not logged'), withoutEvidence(not(is(kind, ['gateway'])))),
})
