import { definePolicy } from '../../core/policy.ts'
import { DENIED_BEFORE, isReachableThroughACL } from '../../subjects/aws/ec2/network-acl-reach.ts'
import { networkACLRule, REMOVE_ENTRY } from '../../subjects/aws/ec2/network-acl-rule.ts'

export const awsNACLSSHOpenToWorld = definePolicy({
  id: 'aws-nacl-ssh-open-to-world',
  platform: 'aws',
  service: 'vpc',
  title: 'Network ACL opens SSH (port 22) to the internet',
  severity: 'high',
  why: 'Bots try passwords and leaked keys on every reachable SSH port, and only the security groups of the subnet are left to stop them.',
  fix: 'Restrict CidrBlock (cidr_block in Terraform) to the addresses that need SSH, or use SSM Session Manager.',
  repair: REMOVE_ENTRY,
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/nacl-no-unrestricted-ssh-rdp.html',
  ],
  controls: ['CIS AWS 3.0.0 5.1', 'PCI DSS 4.0 1.3.1'],
  accepts: DENIED_BEFORE,
  mvisionNames: [],
  // A range that also reaches these is fixed at the same place.
  subsumes: ['aws-nacl-ftp-open-to-world', 'aws-nacl-rdp-open-to-world'],
  subject: networkACLRule,
  violatedWhen: (rule) => isReachableThroughACL(rule, { port: 22, protocols: ['tcp'] }),
})
