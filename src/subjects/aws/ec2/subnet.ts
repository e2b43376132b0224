/** A subnet of a VPC. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

export const subnet = defineSubject({
  name: 'aws.subnet',
  describes: 'A subnet of a VPC',
  sources: {
    cloudformation: ['AWS::EC2::Subnet'],
    terraform: { subnet: ['aws_subnet'], ofDefaultVPC: ['aws_default_subnet'] },
  },
  attributes: {
    assignsPublicIPs: {
      type: 'boolean',
      // https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html
      describes:
        'Whether instances in the subnet get a public IPv4 address unless they say otherwise. False by default; no default for a subnet of the default VPC.',
      cloudformation: flag('MapPublicIpOnLaunch', false),
      terraform: {
        subnet: flag('map_public_ip_on_launch', false),
        ofDefaultVPC: flag('map_public_ip_on_launch'),
      },
    },
  },
})
