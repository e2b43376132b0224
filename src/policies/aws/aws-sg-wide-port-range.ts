import { all } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import {
  allowsAddresses,
  coversManyPorts,
  OTHER_GROUPS,
} from '../../subjects/aws/ec2/security-group-claims.ts'
import { securityGroupRule } from '../../subjects/aws/ec2/security-group-rule.ts'

export const awsSGWidePortRange = definePolicy({
  id: 'aws-sg-wide-port-range',
  platform: 'aws',
  service: 'security-groups',
  title: 'Security group rule covers more than 100 ports',
  severity: 'low',
  why: 'A service that is started later on any of these ports is reachable at once, with no one deciding so.',
  fix: 'Write a rule for each port that is needed: the same number in FromPort and ToPort (from_port and to_port in Terraform).',
  repair: { decide: 'Choose the ports that are needed.' },
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html'],
  accepts: ['Ranges of up to 100 ports.', OTHER_GROUPS, 'Egress rules.'],
  mvisionNames: [],
  subject: securityGroupRule,
  violatedWhen: (rule) => all(allowsAddresses(rule, 'can connect'), coversManyPorts(rule)),
})
