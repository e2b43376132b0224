import { all, withRemark } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { attachmentOf } from '../../subjects/aws/ec2/security-group-attachment.ts'
import { NARROW_SOURCES, securityGroupRule } from '../../subjects/aws/ec2/security-group-rule.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/network/address.ts'
import { allowsInternet, opensPort } from '../../subjects/network/network.ts'

export const awsSGSSHOpenToWorld = definePolicy({
  id: 'aws-sg-ssh-open-to-world',
  platform: 'aws',
  service: 'security-groups',
  title: 'Security group opens SSH (port 22) to the internet',
  severity: 'critical',
  why: 'Bots try passwords and leaked keys on every reachable SSH port within minutes. One weak account or vulnerability gives a shell inside the network.',
  fix: 'Restrict CidrIp (cidr_blocks in Terraform) to the addresses that need SSH, or use SSM Session Manager.',
  repair: CLOSE_TO_INTERNET,
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html',
  ],
  controls: ['CIS AWS 3.0.0 5.2', 'CIS AWS 3.0.0 5.3'],
  accepts: [...NARROW_SOURCES, 'ICMP and other protocols without ports.'],
  mvisionNames: ['Unrestricted SSH Access', 'EC2 instances should not have unrestricted SSH access'],
  // A range that also reaches these is fixed at the same place.
  subsumes: [
    'aws-sg-ingress-all-protocols',
    'aws-sg-ingress-open-to-world',
    'aws-sg-rdp-open-to-world',
    'aws-sg-sensitive-port-open-to-world',
    'aws-sg-wide-port-range',
  ],
  subject: securityGroupRule,
  violatedWhen: (rule) =>
    withRemark(all(allowsInternet(rule, 'port 22'), opensPort(rule, { port: 22, protocols: ['tcp'] })), () =>
      attachmentOf(rule),
    ),
})
