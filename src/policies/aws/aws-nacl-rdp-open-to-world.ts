import { all, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import {
  DENIED_BEFORE,
  isForAnswers,
  isReachableThroughACL,
} from '../../subjects/aws/ec2/network-acl-reach.ts'
import { networkACLRule, REMOVE_ENTRY } from '../../subjects/aws/ec2/network-acl-rule.ts'

export const awsNACLRDPOpenToWorld = definePolicy({
  id: 'aws-nacl-rdp-open-to-world',
  platform: 'aws',
  service: 'vpc',
  title: 'Network ACL opens RDP (port 3389) to the internet',
  severity: 'high',
  why: 'Only the security groups of the subnet are left between Remote Desktop, a leading entry point for ransomware, and the internet.',
  fix: 'Restrict CidrBlock (cidr_block in Terraform) to the addresses that need RDP, or deny port 3389 in a rule with a lower number.',
  repair: REMOVE_ENTRY,
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/nacl-no-unrestricted-ssh-rdp.html',
  ],
  controls: ['CIS AWS 3.0.0 5.1', 'PCI DSS 4.0 1.3.1'],
  accepts: [
    ...DENIED_BEFORE,
    'A range of ports from 1024 or above to 61000 or above, which lets responses in: network ACLs are stateless.',
  ],
  mvisionNames: [],
  subsumes: ['aws-nacl-ftp-open-to-world'],
  subject: networkACLRule,
  // Remote Desktop also speaks UDP, on the same port.
  violatedWhen: (rule) =>
    all(
      isReachableThroughACL(rule, { port: 3389, protocols: ['tcp', 'udp'] }),
      withoutEvidence(not(isForAnswers(rule))),
    ),
})
