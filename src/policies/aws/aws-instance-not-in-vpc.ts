import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { instance } from '../../subjects/aws/ec2/instance.ts'

export const awsInstanceNotInVPC = definePolicy({
  id: 'aws-instance-not-in-vpc',
  platform: 'aws',
  service: 'ec2',
  title: 'EC2 instance names no subnet',
  severity: 'low',
  why: 'The instance is placed in the default VPC, whose subnets are public and give every instance a public address.',
  fix: 'Set SubnetId (subnet_id in Terraform) to a subnet of a VPC that is made for the instance.',
  repair: { decide: 'Choose the subnet of the instance.' },
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html',
  ],
  accepts: ['An instance with a network interface, or whose launch template in the same template has one.'],
  mvisionNames: ['EC2 instance belongs to a VPC'],
  subject: instance,
  violatedWhen: ({ hasSubnet }) => is(hasSubnet, [false], 'no subnet is named'),
})
