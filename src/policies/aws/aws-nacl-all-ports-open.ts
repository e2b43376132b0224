import { definePolicy } from '../../core/policy.ts'
import { DENIED_BEFORE, opensEverything } from '../../subjects/aws/ec2/network-acl-reach.ts'
import { networkACLRule, REMOVE_ENTRY } from '../../subjects/aws/ec2/network-acl-rule.ts'

export const awsNACLAllPortsOpen = definePolicy({
  id: 'aws-nacl-all-ports-open',
  platform: 'aws',
  service: 'vpc',
  title: 'Network ACL allows all traffic from the internet',
  severity: 'high',
  why: 'The network ACL filters nothing, so only security groups protect the subnet: one rule too many exposes a machine.',
  fix: 'Allow only the protocols and ports that the subnet needs, with the ephemeral ports for responses.',
  repair: REMOVE_ENTRY,
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html',
  ],
  accepts: DENIED_BEFORE,
  mvisionNames: [],
  subsumes: ['aws-nacl-ftp-open-to-world', 'aws-nacl-rdp-open-to-world', 'aws-nacl-ssh-open-to-world'],
  subject: networkACLRule,
  violatedWhen: opensEverything,
})
