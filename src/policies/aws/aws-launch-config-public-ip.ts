import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { launchConfiguration } from '../../subjects/aws/ec2/instance-network.ts'

export const awsLaunchConfigPublicIP = definePolicy({
  id: 'aws-launch-config-public-ip',
  platform: 'aws',
  service: 'ec2',
  title: 'Launch configuration gives instances a public IP address',
  severity: 'medium',
  why: 'Every instance of the Auto Scaling group can be reached from the internet and is protected by its security groups only.',
  fix: 'Set AssociatePublicIpAddress (associate_public_ip_address in Terraform) to false, and put a load balancer in front of the group.',
  repair: {
    set: { publicIP: false },
    unsafe: 'New instances have no public address, and cannot be reached from the internet.',
  },
  references: [
    'https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateLaunchConfiguration.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/autoscaling-launch-config-public-ip-disabled.html',
  ],
  accepts: ['A launch configuration that does not set the property: the subnets decide.'],
  mvisionNames: [],
  subject: launchConfiguration,
  violatedWhen: ({ publicIP }) => is(publicIP, [true], 'each instance gets a public address'),
})
