import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { subnet } from '../../subjects/aws/ec2/subnet.ts'

export const awsSubnetPublicIPOnLaunch = definePolicy({
  id: 'aws-subnet-public-ip-on-launch',
  platform: 'aws',
  service: 'vpc',
  title: 'Subnet gives every instance a public IP address',
  severity: 'medium',
  why: 'Each instance that is launched in the subnet gets a public address, without asking for one, and is protected by its security groups only.',
  fix: 'Set MapPublicIpOnLaunch (map_public_ip_on_launch in Terraform) to false, and give an address to what needs one: a load balancer, a NAT gateway.',
  repair: {
    set: { assignsPublicIPs: false },
    unsafe: 'New instances in the subnet have no public address, and cannot be reached from the internet.',
  },
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/subnet-auto-assign-public-ip-disabled.html',
  ],
  accepts: ['A subnet of the default VPC (aws_default_subnet) that does not set the property.'],
  mvisionNames: [],
  subject: subnet,
  violatedWhen: ({ assignsPublicIPs }) =>
    is(assignsPublicIPs, [true], 'instances get a public address when they are launched'),
})
