/** A GKE cluster: who can reach its control plane, and how it authorizes. */
import { all, any, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { eachOf, flag, ofItems, texts } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { addressRange, isOpenToWorld } from '../../network/address.ts'

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
