import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { rdsEndpoint } from '../../subjects/aws/rds/rds-endpoint.ts'

export const awsRDSPublic = definePolicy({
  id: 'aws-rds-public',
  platform: 'aws',
  service: 'rds',
  title: 'RDS instance is publicly accessible',
  severity: 'critical',
  why: 'It is reachable from the internet and protected only by a security group and a password.',
  fix: 'Set PubliclyAccessible (publicly_accessible in Terraform) to false, and connect from the VPC, a VPN or a bastion host.',
  repair: { set: { publiclyAccessible: false }, unsafe: 'Clients outside of the VPC can no longer connect.' },
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html',
  ],
  controls: ['CIS AWS 3.0.0 2.3.3'],
  mvisionNames: ['Unrestricted Access to RDS Instances'],
  subject: rdsEndpoint,
  violatedWhen: ({ publiclyAccessible }) =>
    is(publiclyAccessible, [true], 'the database gets a public IP address'),
})
