/** What a machine, or what machines are started from, says of public addresses. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

export const instanceNetwork = defineSubject({
  name: 'aws.instance-network',
  describes:
    'A network interface of an EC2 instance or a launch template, or an instance that describes none',
  sources: {
    cloudformation: {
      instance: { types: ['AWS::EC2::Instance'], within: 'NetworkInterfaces' },
      template: { types: ['AWS::EC2::LaunchTemplate'], within: 'LaunchTemplateData.NetworkInterfaces' },
    },
    terraform: {
      instance: ['aws_instance', 'aws_spot_instance_request'],
      template: { types: ['aws_launch_template'], within: 'network_interfaces' },
    },
  },
  attributes: {
    publicIP: {
      type: 'boolean',
      // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
      describes: 'Whether it gets a public IPv4 address. The subnet decides where nothing is written.',
      cloudformation: flag('AssociatePublicIpAddress'),
      terraform: flag('associate_public_ip_address'),
    },
  },
})

export const launchConfiguration = defineSubject({
  name: 'aws.launch-configuration',
  describes: 'A launch configuration of an Auto Scaling group',
  sources: {
    cloudformation: ['AWS::AutoScaling::LaunchConfiguration'],
    terraform: ['aws_launch_configuration'],
  },
  attributes: {
    publicIP: {
      type: 'boolean',
      // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateLaunchConfiguration.html
      describes:
        'Whether its machines get a public IPv4 address. The subnet decides where nothing is written.',
      cloudformation: flag('AssociatePublicIpAddress'),
      terraform: flag('associate_public_ip_address'),
    },
  },
})
