import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { network } from '../../subjects/gcp/vpc/network.ts'

export const gcpLegacyNetwork = definePolicy({
  id: 'gcp-legacy-network',
  platform: 'gcp',
  service: 'vpc',
  title: 'Network is a legacy network',
  severity: 'medium',
  why: 'A legacy network has no subnets, so machines cannot be separated, and no private access, flow logs or firewall policies.',
  fix: 'Remove ipv4_range, and add subnets with google_compute_subnetwork.',
  repair: { decide: 'Choose the subnets of a network in their place; an existing network is replaced.' },
  references: [
    'https://cloud.google.com/vpc/docs/legacy',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_network',
  ],
  mvisionNames: [],
  subject: network,
  violatedWhen: ({ isLegacy }) => is(isLegacy, [true], 'one range of addresses for the whole network'),
})
