import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { instanceNetwork } from '../../subjects/aws/ec2/instance-network.ts'

export const awsInstancePublicIP = definePolicy({
  id: 'aws-instance-public-ip',
  platform: 'aws',
  service: 'ec2',
  title: 'EC2 instance gets a public IP address',
  severity: 'medium',
  why: 'The instance can be reached from the internet and is protected by its security groups only: one rule too many exposes it.',
  fix: 'Set AssociatePublicIpAddress (associate_public_ip_address in Terraform) to false, and reach the instance through a load balancer or SSM Session Manager.',
  repair: {
    set: { publicIP: false },
    unsafe: 'An existing instance is replaced, and its public address is lost.',
  },
  references: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/ec2-instance-no-public-ip.html',
  ],
  accepts: [
    'An instance that does not set the property: its subnet decides, which aws-subnet-public-ip-on-launch checks.',
  ],
  mvisionNames: [],
  subject: instanceNetwork,
  violatedWhen: ({ publicIP }) => is(publicIP, [true], 'it gets a public address'),
})
