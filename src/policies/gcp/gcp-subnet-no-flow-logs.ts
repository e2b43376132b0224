import { isKnownAs } from '../../core/attr.ts'
import { definePolicy } from '../../core/policy.ts'
import { logsNothing, PROXY_SUBNETS, subnet } from '../../subjects/gcp/vpc/network.ts'

export const gcpSubnetNoFlowLogs = definePolicy({
  id: 'gcp-subnet-no-flow-logs',
  platform: 'gcp',
  service: 'vpc',
  title: 'Subnet has no flow logs',
  severity: 'low',
  why: 'After an incident nothing shows which addresses a machine talked to.',
  fix: 'Add a log_config block to the subnet.',
  repair: { set: ({ sampling }) => (isKnownAs(sampling, 0) ? { sampling: 0.5 } : { logs: true }) },
  references: [
    'https://cloud.google.com/vpc/docs/using-flow-logs',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_subnetwork',
  ],
  accepts: [
    ...PROXY_SUBNETS,
    'A subnet or network that google_network_management_vpc_flow_logs_config logs.',
  ],
  mvisionNames: [],
  subject: subnet,
  violatedWhen: logsNothing,
})
