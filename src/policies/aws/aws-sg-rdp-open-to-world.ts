import { all, withRemark } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { attachmentOf } from '../../subjects/aws/ec2/security-group-attachment.ts'
import { NARROW_SOURCES, securityGroupRule } from '../../subjects/aws/ec2/security-group-rule.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/network/address.ts'
import { allowsInternet, opensPort } from '../../subjects/network/network.ts'

export const awsSGRDPOpenToWorld = definePolicy({
  id: 'aws-sg-rdp-open-to-world',
  platform: 'aws',
  service: 'security-groups',
  title: 'Security group opens RDP (port 3389) to the internet',
  severity: 'critical',
  why: 'Exposed Remote Desktop is a leading entry point for ransomware: bots guess passwords, and past vulnerabilities let them in without one.',
  fix: 'Restrict CidrIp (cidr_blocks in Terraform) to the addresses that need RDP, or use SSM Fleet Manager.',
  repair: CLOSE_TO_INTERNET,
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-remote-desktop-connections.html',
  ],
  controls: ['CIS AWS 3.0.0 5.2', 'CIS AWS 3.0.0 5.3'],
  accepts: [...NARROW_SOURCES, 'ICMP and other protocols without ports.'],
  mvisionNames: [],
  subsumes: [
    'aws-sg-ingress-all-protocols',
    'aws-sg-ingress-open-to-world',
    'aws-sg-sensitive-port-open-to-world',
    'aws-sg-wide-port-range',
  ],
  subject: securityGroupRule,
  // Remote Desktop also speaks UDP, on the same port.
  violatedWhen: (rule) =>
    withRemark(
      all(allowsInternet(rule, 'port 3389'), opensPort(rule, { port: 3389, protocols: ['tcp', 'udp'] })),
      () => attachmentOf(rule),
    ),
})
