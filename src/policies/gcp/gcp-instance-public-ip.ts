/** A virtual machine with an address on the internet. */
import { any, present } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { instance } from '../../subjects/gcp/compute/instance.ts'

export const gcpInstancePublicIP = definePolicy({
  id: 'gcp-instance-public-ip',
  platform: 'gcp',
  service: 'compute',
  title: 'Instance has a public IP address',
  severity: 'high',
  why: 'The machine is on the internet, and only a firewall rule stands between it and everybody. One rule that is too wide exposes every service on it.',
  fix: 'Leave the access configuration out, and use a load balancer, Identity-Aware Proxy and Cloud NAT for what has to come in and go out.',
  references: [
    'https://cloud.google.com/compute/docs/ip-addresses',
    'https://cloud.google.com/nat/docs/overview',
  ],
  controls: ['CIS GCP 3.0.0 4.9'],
  mvisionNames: [],
  subject: instance,
  violatedWhen: ({ externalAddresses }) =>
    any(...externalAddresses.map((each) => present(each, 'the interface gets an address on the internet'))),
})
