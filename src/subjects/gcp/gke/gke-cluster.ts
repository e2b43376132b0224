/** A GKE cluster: from where its control plane is reached, and how it authorizes. */
import { type Attr, all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { withoutOwnAddresses } from '../../define/deploy-time.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { flag, texts } from '../../define/readers.ts'
import { itemsOf, lookUp, type Read } from '../../define/scope.ts'
import { isWorld } from '../../network/network.ts'

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster */
export interface GKECluster {
  /** Whether networks are named at all. With an empty block, none but Google's own may connect. */
  readonly namesNetworks: Attr<boolean>
  readonly networks: readonly Attr<string>[]
  /** Whether the control plane has no public address. */
  readonly privateEndpoint: Attr<boolean>
  /** Whether the control plane has addresses at all; else it is reached by its DNS name, which IAM guards. */
  readonly ipEndpoints: Attr<boolean>
  /** Off by default since GKE 1.8. */
  readonly legacyABAC: Attr<boolean>
}

const networks: Read<readonly Attr<string>[]> = (scope) =>
  itemsOf(lookUp(scope.node, 'master_authorized_networks_config.cidr_blocks')).flatMap((node) =>
    texts('cidr_block')({ ...scope, node, at: node.at }).map(withoutOwnAddresses),
  )

export const gkeCluster = defineSubject<GKECluster>({
  terraform: [
    {
      types: ['google_container_cluster'],
      attrs: {
        namesNetworks: hasBlock('master_authorized_networks_config'),
        networks,
        privateEndpoint: flag('private_cluster_config.enable_private_endpoint', false),
        ipEndpoints: flag('control_plane_endpoints_config.ip_endpoints_config.enabled', true),
        legacyABAC: flag('enable_legacy_abac', false),
      },
    },
  ],
})

/** Whether the whole internet is among the networks that may connect. */
export function authorizesWorld(cluster: GKECluster): Claim {
  return all(
    any(
      ...cluster.networks.map((network) =>
        test(network, isWorld, 'every address on the internet may connect'),
      ),
    ),
    hasPublicAddress(cluster),
  )
}

/** Whether anybody may connect because no networks are named. */
export function namesNoNetworks(cluster: GKECluster): Claim {
  return all(
    is(cluster.namesNetworks, [false], 'no networks are authorized, so that every address may connect'),
    hasPublicAddress(cluster),
  )
}

function hasPublicAddress({ privateEndpoint, ipEndpoints }: GKECluster): Claim {
  return withoutEvidence(all(not(is(privateEndpoint, [true])), not(is(ipEndpoints, [false]))))
}
