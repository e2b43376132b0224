import { all, withRemark } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { attachmentOf } from '../../subjects/aws/ec2/security-group-attachment.ts'
import { NARROW_SOURCES, securityGroupRule } from '../../subjects/aws/ec2/security-group-rule.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/network/address.ts'
import { allowsInternet, opensEveryPort } from '../../subjects/network/network.ts'

export const awsSGAllPortsOpenToWorld = definePolicy({
  id: 'aws-sg-all-ports-open-to-world',
  platform: 'aws',
  service: 'security-groups',
  title: 'Security group opens every port to the internet',
  severity: 'critical',
  why: 'Every service on the machine is exposed to the internet, now and later, including SSH, databases and debug ports.',
  fix: 'Open only the ports that the service needs, and limit each to the addresses that need it.',
  repair: CLOSE_TO_INTERNET,
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  ],
  accepts: NARROW_SOURCES,
  mvisionNames: [],
  subsumes: [
    'aws-sg-ingress-all-protocols',
    'aws-sg-ingress-open-to-world',
    'aws-sg-rdp-open-to-world',
    'aws-sg-sensitive-port-open-to-world',
    'aws-sg-ssh-open-to-world',
    'aws-sg-wide-port-range',
  ],
  subject: securityGroupRule,
  violatedWhen: (rule) =>
    withRemark(all(allowsInternet(rule, 'every port'), opensEveryPort(rule)), () => attachmentOf(rule)),
})
