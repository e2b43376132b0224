import { any, present } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { instance } from '../../subjects/gcp/compute/instance.ts'

export const gcpInstancePublicIP = definePolicy({
  id: 'gcp-instance-public-ip',
  platform: 'gcp',
  service: 'compute',
  title: 'Instance has a public IP address',
  severity: 'high',
  why: 'The instance is reachable from the internet and protected only by firewall rules.',
  fix: 'Remove access_config, and use a load balancer, Identity-Aware Proxy and Cloud NAT for traffic in and out.',
  repair: {
    decide: 'Choose how the instance is reached without a public address: a load balancer, IAP or a VPN.',
  },
  references: [
    'https://cloud.google.com/compute/docs/ip-addresses',
    'https://cloud.google.com/nat/docs/overview',
  ],
  mvisionNames: [],
  subject: instance,
  violatedWhen: ({ externalAddresses }) =>
    any(...externalAddresses.map((each) => present(each, 'the interface gets a public IP address'))),
})
