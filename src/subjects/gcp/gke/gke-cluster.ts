/** A GKE cluster: who can reach its control plane, and how it authorizes. */

import { all, any, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { eachOf, flag, ofItems, text, texts } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { writtenWith } from '../../define/ways.ts'
import { addressRange, isOpenToWorld } from '../../network/address.ts'
import { TELEMETRY } from './gke-telemetry.ts'

export const gkeCluster = defineSubject({
  name: 'gcp.gke-cluster',
  describes: 'A GKE cluster, with the networks that can reach its control plane',
  sources: { terraform: ['google_container_cluster'] },
  attributes: {
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
    namesNetworks: {
      type: 'boolean',
      describes: 'Whether authorized networks are configured. With an empty block, only Google can connect.',
      terraform: hasBlock('master_authorized_networks_config'),
    },
    networks: {
      type: 'address-ranges',
      describes: 'The authorized networks.',
      terraform: eachOf(
        ofItems('master_authorized_networks_config.cidr_blocks', texts('cidr_block')),
        addressRange,
      ),
    },
    privateEndpoint: {
      type: 'boolean',
      describes: 'Whether the control plane has no public address. False by default.',
      terraform: flag('private_cluster_config.enable_private_endpoint', false),
    },
    ipEndpoints: {
      type: 'boolean',
      describes:
        'Whether the control plane has IP addresses, which is the default. Otherwise it is reached by a DNS name that IAM guards.',
      terraform: flag('control_plane_endpoints_config.ip_endpoints_config.enabled', true),
    },
    legacyABAC: {
      type: 'boolean',
      describes: 'Whether legacy authorization is enabled. False by default since GKE 1.8.',
      terraform: flag('enable_legacy_abac', false),
    },
    clientCertificate: {
      type: 'boolean',
      // https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster#restrict_authn_methods
      describes: 'Whether a client certificate is issued. False by default since GKE 1.12.',
      terraform: flag('master_auth.client_certificate_config.issue_client_certificate', false),
    },
    autopilot: {
      type: 'boolean',
      describes:
        'Whether it is an Autopilot cluster, whose nodes Google runs and protects. False by default.',
      terraform: flag('enable_autopilot', false),
    },
    networkPolicy: {
      type: 'boolean',
      // https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy
      describes: 'Whether network policies are enforced without Dataplane V2. False by default.',
      terraform: writtenWith(flag('network_policy.enabled', false), {
        'addons_config.network_policy_config.disabled': false,
      }),
    },
    datapath: {
      type: 'text',
      // https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2
      describes: '`ADVANCED_DATAPATH` is Dataplane V2, which always enforces network policies.',
      terraform: text('datapath_provider', 'LEGACY_DATAPATH'),
    },
    shieldedNodes: {
      type: 'boolean',
      // https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes
      describes: 'Whether nodes prove their identity to the control plane. True by default.',
      terraform: flag('enable_shielded_nodes', true),
    },
    ...TELEMETRY,
  },
})

export type GKECluster = SubjectOf<typeof gkeCluster>

/** Whether the whole internet is among the authorized networks. */
export function authorizesWorld(cluster: GKECluster): Claim {
  return all(any(...cluster.networks.map((network) => isOpenToWorld(network))), hasPublicAddress(cluster))
}

/** What the policies about the control plane accept, for their pages. */
export const PRIVATE_CONTROL_PLANES: readonly string[] = [
  'A control plane without a public address, or without IP endpoints.',
]

/** Whether anyone can connect because no networks are authorized. */
export function namesNoNetworks(cluster: GKECluster): Claim {
  return all(
    is(cluster.namesNetworks, [false], 'without authorized networks, any address can connect'),
    hasPublicAddress(cluster),
  )
}

function hasPublicAddress({ privateEndpoint, ipEndpoints }: GKECluster): Claim {
  return withoutEvidence(all(not(is(privateEndpoint, [true])), not(is(ipEndpoints, [false]))))
}

/** Whether network policies have no effect. */
export function enforcesNoNetworkPolicy({ networkPolicy, datapath, autopilot }: GKECluster): Claim {
  const isDefault = networkPolicy.kind === 'known' && networkPolicy.origin === 'default'
  return all(
    is(
      networkPolicy,
      [false],
      isDefault ? 'network policies have no effect by default' : 'network policies have no effect',
    ),
    withoutEvidence(not(is(datapath, ['ADVANCED_DATAPATH']))),
    withoutEvidence(not(is(autopilot, [true]))),
  )
}
