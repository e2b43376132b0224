/** A database instance with a public address. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { rdsEndpoint } from '../../subjects/aws/rds/rds-endpoint.ts'

export const awsRDSPublic = definePolicy({
  id: 'aws-rds-public',
  platform: 'aws',
  service: 'rds',
  title: 'RDS instance is publicly accessible',
  severity: 'critical',
  why: 'The database has an address on the internet, and only a security group and a password stand between it and everybody. One rule that is too wide, or one flaw in the engine, and the data is gone.',
  fix: 'Turn public access off, and reach the database from inside the VPC, through a VPN or a bastion.',
  references: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html',
  ],
  mvisionNames: ['Unrestricted Access to RDS Instances'],
  subject: rdsEndpoint,
  violatedWhen: ({ publiclyAccessible }) =>
    is(publiclyAccessible, [true], 'the database gets a public address'),
})
