import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { instance } from '../../subjects/gcp/compute/instance.ts'

export const gcpInstanceIPForwarding = definePolicy({
  id: 'gcp-instance-ip-forwarding',
  platform: 'gcp',
  service: 'compute',
  title: 'Instance may forward packets of other addresses',
  severity: 'medium',
  why: 'A compromised instance can send packets with forged addresses, and can relay traffic between networks that firewall rules keep apart.',
  fix: 'Set can_ip_forward to false, and route traffic with Cloud NAT, load balancers or VPC peering.',
  repair: {
    set: { forwardsIP: false },
    unsafe: 'An existing instance is replaced, and no longer routes packets for others.',
  },
  references: [
    'https://cloud.google.com/vpc/docs/using-routes#canipforward',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance',
  ],
  mvisionNames: [],
  subject: instance,
  violatedWhen: ({ forwardsIP }) => is(forwardsIP, [true], 'IP forwarding is on'),
})
