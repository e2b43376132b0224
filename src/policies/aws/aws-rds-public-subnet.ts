import { present } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { rdsSubnets } from '../../subjects/aws/rds/rds-subnets.ts'

export const awsRDSPublicSubnet = definePolicy({
  id: 'aws-rds-public-subnet',
  platform: 'aws',
  service: 'rds',
  title: 'RDS database is placed in a public subnet',
  severity: 'high',
  why: 'The subnet has a route to an internet gateway, so that a single setting, PubliclyAccessible, opens the database to the internet.',
  fix: 'Name only subnets without a route to an internet gateway in SubnetIds (subnet_ids in Terraform) of the subnet group.',
  repair: { decide: 'Choose private subnets for the subnet group.' },
  references: ['https://docs.aws.amazon.com/config/latest/developerguide/rds-instance-subnet-igw-check.html'],
  accepts: ['A subnet group, subnets or routes that are in another template.'],
  mvisionNames: [],
  subject: rdsSubnets,
  violatedWhen: ({ publicSubnet }) =>
    present(publicSubnet, (name) => `its subnet ${name} has a route to an internet gateway`),
})
