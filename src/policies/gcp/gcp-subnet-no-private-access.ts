import { definePolicy } from '../../core/policy.ts'
import { lacksPrivateAccess, PROXY_SUBNETS, subnet } from '../../subjects/gcp/vpc/network.ts'

export const gcpSubnetNoPrivateAccess = definePolicy({
  id: 'gcp-subnet-no-private-access',
  platform: 'gcp',
  service: 'vpc',
  title: 'Subnet has no private Google access',
  severity: 'low',
  why: 'Machines need public addresses or Cloud NAT to reach the APIs of Google, which opens a way to the internet too.',
  fix: 'Set private_ip_google_access to true.',
  repair: { set: { privateAccess: true } },
  references: [
    'https://cloud.google.com/vpc/docs/private-google-access',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_subnetwork',
  ],
  accepts: PROXY_SUBNETS,
  mvisionNames: [],
  subject: subnet,
  violatedWhen: lacksPrivateAccess,
})
