import { all, is, withRemark } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { attachmentOf } from '../../subjects/aws/ec2/security-group-attachment.ts'
import { allowsAddresses, OTHER_GROUPS } from '../../subjects/aws/ec2/security-group-claims.ts'
import { securityGroupRule } from '../../subjects/aws/ec2/security-group-rule.ts'

export const awsSGIngressAllProtocols = definePolicy({
  id: 'aws-sg-ingress-all-protocols',
  platform: 'aws',
  service: 'security-groups',
  title: 'Security group allows every protocol and port from an address range',
  severity: 'medium',
  why: 'Any machine in the range can connect to every service, including SSH, databases and debug ports, so one compromised machine reaches all others.',
  fix: 'Set IpProtocol (protocol or ip_protocol in Terraform) to the protocol that is needed, with its ports, or name a security group as the source.',
  repair: { decide: 'Choose the ports and protocols that are needed.' },
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  ],
  accepts: [OTHER_GROUPS, 'Egress rules.'],
  mvisionNames: [],
  subject: securityGroupRule,
  violatedWhen: (rule) =>
    withRemark(
      all(
        allowsAddresses(rule, 'can use every protocol'),
        is(rule.protocol, ['all'], 'every protocol and port'),
      ),
      () => attachmentOf(rule),
    ),
})
