import { withRemark } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { attachmentOf } from '../../subjects/aws/ec2/security-group-attachment.ts'
import { opensOtherThanWeb } from '../../subjects/aws/ec2/security-group-claims.ts'
import { NARROW_SOURCES, securityGroupRule } from '../../subjects/aws/ec2/security-group-rule.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/network/address.ts'

export const awsSGIngressOpenToWorld = definePolicy({
  id: 'aws-sg-ingress-open-to-world',
  platform: 'aws',
  service: 'security-groups',
  title: 'Security group opens a port other than 80 and 443 to the internet',
  severity: 'medium',
  enabledByDefault: false,
  why: 'Scanners find every open port within hours, and services other than web servers are rarely built to face the internet.',
  fix: 'Limit the source to the addresses or security groups that need the port, or put a load balancer with HTTPS in front.',
  repair: CLOSE_TO_INTERNET,
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'],
  accepts: [...NARROW_SOURCES, 'Rules for port 80 or 443 alone, over TCP or UDP.', 'ICMP and ICMPv6.'],
  mvisionNames: [
    'Unrestricted Access to non HTTP/HTTPS ports',
    'EC2 Security Group Inbound Access Configuration',
    'Unrestricted Inbound Access on Uncommon Ports',
  ],
  subsumes: ['aws-sg-wide-port-range'],
  subject: securityGroupRule,
  violatedWhen: (rule) => withRemark(opensOtherThanWeb(rule), () => attachmentOf(rule)),
})
