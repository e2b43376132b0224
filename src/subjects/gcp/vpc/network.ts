/** Networks and their subnets: which kind they are, and what is logged and reached there. */
import { all, any, type Claim, is, not, withNote, withoutEvidence } from '../../../core/claim.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { flag, listOf, number, text } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { spelled } from '../../define/ways.ts'
import { isWritten } from '../../define/written.ts'
import type { Link } from '../../links/linked.ts'
import type { Target } from '../../links/named.ts'
import { hasLinked, ofSeen } from '../../links/readers.ts'

const NETWORK: Target = { types: ['google_compute_network'], name: 'name' }
const SUBNET: Target = { types: ['google_compute_subnetwork'], name: 'name' }

export const network = defineSubject({
  name: 'gcp.network',
  describes: 'A VPC network',
  sources: { terraform: NETWORK.types },
  attributes: {
    // https://cloud.google.com/vpc/docs/legacy
    isLegacy: {
      type: 'boolean',
      describes: 'Whether it is a legacy network, which has one range of addresses and no subnets.',
      terraform: isWritten('ipv4_range'),
    },
  },
})

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/network_management_vpc_flow_logs_config */
const LOGS = ['google_network_management_vpc_flow_logs_config']
const LOGS_OF_SUBNET: Link = { types: LOGS, by: 'subnet', to: SUBNET }
const LOGS_OF_NETWORK: Link = { types: LOGS, by: 'network', to: NETWORK }

const logsOfNetwork = ofSeen({ by: 'network', to: NETWORK }, hasLinked(LOGS_OF_NETWORK), false)

export const subnet = defineSubject({
  name: 'gcp.subnet',
  describes: 'A subnet of a VPC network',
  sources: { terraform: SUBNET.types },
  attributes: {
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_subnetwork
    purpose: {
      type: 'text',
      describes: '`PRIVATE`, which is the default; others are for load balancers and services of Google.',
      terraform: text('purpose', 'PRIVATE'),
    },
    logs: {
      type: 'booleans',
      describes:
        'For each way to turn flow logs on, also for the whole network, whether it is used. Off by default.',
      terraform: listOf(
        spelled(hasBlock('log_config'), { true: { metadata: 'INCLUDE_ALL_METADATA' } }),
        // The name before version 3 of the provider.
        flag('enable_flow_logs', false),
        hasLinked(LOGS_OF_SUBNET),
        logsOfNetwork,
      ),
    },
    sampling: {
      type: 'number',
      describes: 'The share of flows that is logged: none with 0, and half by default.',
      terraform: number('log_config.flow_sampling', 0.5),
    },
    privateAccess: {
      type: 'boolean',
      // https://cloud.google.com/vpc/docs/private-google-access
      describes: 'Whether machines without a public address reach the APIs of Google. False by default.',
      terraform: flag('private_ip_google_access', false),
    },
  },
})

type Subnet = SubjectOf<typeof subnet>

/** Subnets that hold no machines, and have neither flow logs nor private access. */
const OTHER_PURPOSES = [
  'REGIONAL_MANAGED_PROXY',
  'GLOBAL_MANAGED_PROXY',
  'INTERNAL_HTTPS_LOAD_BALANCER',
  'PRIVATE_SERVICE_CONNECT',
  'PRIVATE_NAT',
]

/** What the policies about subnets accept, for their pages. */
export const PROXY_SUBNETS: readonly string[] = [
  'A subnet for load balancers, Private Service Connect or Private NAT, which holds no machines.',
]

/** Whether no traffic of the machines in a subnet is logged. */
export function logsNothing({ logs, sampling, purpose }: Subnet): Claim {
  return all(
    any(
      withNote(not(any(...logs.map((each) => is(each, [true])))), 'flow logs are off'),
      is(sampling, [0], 'no flows are logged'),
    ),
    holdsMachines(purpose),
  )
}

/** Whether machines in a subnet need a public address to reach the APIs of Google. */
export function lacksPrivateAccess({ privateAccess, purpose }: Subnet): Claim {
  const isDefault = privateAccess.kind === 'known' && privateAccess.origin === 'default'
  return all(
    is(privateAccess, [false], isDefault ? 'private access is off by default' : 'private access is off'),
    holdsMachines(purpose),
  )
}

function holdsMachines(purpose: Subnet['purpose']): Claim {
  return withoutEvidence(not(is(purpose, OTHER_PURPOSES)))
}
