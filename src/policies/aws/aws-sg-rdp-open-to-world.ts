/** Remote Desktop through a security group, from anywhere. */
import { all } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { securityGroupRule } from '../../subjects/aws/ec2/security-group-rule.ts'
import { allowsInternet, opensPort } from '../../subjects/network/network.ts'

export const awsSGRDPOpenToWorld = definePolicy({
  id: 'aws-sg-rdp-open-to-world',
  platform: 'aws',
  service: 'security-groups',
  title: 'Security group opens RDP (port 3389) to the internet',
  severity: 'critical',
  why: 'Open Remote Desktop is the most used way in for ransomware: passwords are guessed around the clock, and its flaws have been wormable. Whoever gets in sits at the desktop of a server.',
  fix: 'Allow only the addresses that need RDP, or close the port and use SSM Fleet Manager.',
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-remote-desktop-connections.html',
  ],
  mvisionNames: [],
  subsumes: ['aws-sg-sensitive-port-open-to-world'],
  subject: securityGroupRule,
  // Remote Desktop also speaks UDP, on the same port.
  violatedWhen: (rule) =>
    all(allowsInternet(rule, 'port 3389'), opensPort(rule, { port: 3389, protocols: ['tcp', 'udp'] })),
})
