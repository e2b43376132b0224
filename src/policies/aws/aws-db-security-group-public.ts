import { definePolicy } from '../../core/policy.ts'
import { dbSecurityGroupRule } from '../../subjects/aws/rds/db-security-group-rule.ts'
import { isOpenToWorld } from '../../subjects/network/address.ts'

export const awsDBSecurityGroupPublic = definePolicy({
  id: 'aws-db-security-group-public',
  platform: 'aws',
  service: 'rds',
  title: 'DB security group is open to the internet',
  severity: 'critical',
  why: 'Anyone can reach the database and try passwords on it.',
  fix: 'Restrict CIDRIP (cidr in Terraform) to known addresses, and move the database into a VPC: EC2-Classic is retired.',
  repair: { remove: 'subject', unsafe: 'Clients outside of the other ranges can no longer connect.' },
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbsecuritygroup.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-clustersecuritygroupingress.html',
  ],
  mvisionNames: [],
  subject: dbSecurityGroupRule,
  violatedWhen: ({ cidr }) => isOpenToWorld(cidr, 'reaches the database'),
})
