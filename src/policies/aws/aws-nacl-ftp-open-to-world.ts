import { definePolicy } from '../../core/policy.ts'
import { DENIED_BEFORE, isReachableThroughACL } from '../../subjects/aws/ec2/network-acl-reach.ts'
import { networkACLRule, REMOVE_ENTRY } from '../../subjects/aws/ec2/network-acl-rule.ts'

export const awsNACLFTPOpenToWorld = definePolicy({
  id: 'aws-nacl-ftp-open-to-world',
  platform: 'aws',
  service: 'vpc',
  title: 'Network ACL opens FTP (port 21) to the internet',
  severity: 'medium',
  why: 'FTP sends passwords and files unencrypted, and only the security groups of the subnet are left between an FTP server and the internet.',
  fix: 'Restrict CidrBlock (cidr_block in Terraform) to the addresses that need FTP, or use SFTP.',
  repair: REMOVE_ENTRY,
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html'],
  accepts: DENIED_BEFORE,
  mvisionNames: [],
  subject: networkACLRule,
  violatedWhen: (rule) => isReachableThroughACL(rule, { port: 21, protocols: ['tcp'] }),
})
