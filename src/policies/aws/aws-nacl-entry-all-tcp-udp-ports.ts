import { any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { DENIED_BEFORE, opensEveryPortOf } from '../../subjects/aws/ec2/network-acl-reach.ts'
import { networkACLRule, REMOVE_ENTRY } from '../../subjects/aws/ec2/network-acl-rule.ts'

export const awsNACLEntryAllTCPUDPPorts = definePolicy({
  id: 'aws-nacl-entry-all-tcp-udp-ports',
  platform: 'aws',
  service: 'vpc',
  title: 'Network ACL opens every TCP or UDP port to the internet',
  severity: 'high',
  why: 'Every service in the subnet, including SSH, databases and debug ports, is protected by security groups only.',
  fix: 'Narrow PortRange (from_port and to_port in Terraform) to the ports that the subnet needs, with the ephemeral ports for responses.',
  repair: REMOVE_ENTRY,
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html'],
  accepts: DENIED_BEFORE,
  mvisionNames: [],
  subsumes: ['aws-nacl-ftp-open-to-world', 'aws-nacl-rdp-open-to-world', 'aws-nacl-ssh-open-to-world'],
  subject: networkACLRule,
  violatedWhen: (rule) => any(opensEveryPortOf(rule, 'tcp'), opensEveryPortOf(rule, 'udp')),
})
