/** An AKS cluster: from where its API server is reached, how it authorizes, and what keeps its pods apart. */
import type { Attr } from '../../../core/claim.ts'
import { beside } from '../../define/beside.ts'
import { defineSubject } from '../../define/define.ts'
import { flag, never } from '../../define/readers.ts'
import { word } from '../../define/word.ts'
import { allowedRanges } from '../../network/allowed-ranges.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
 */
export interface KubernetesCluster {
  /** On unless it is turned off: https://learn.microsoft.com/cli/azure/aks#az-aks-create (`--disable-rbac`). */
  readonly rbac: Attr<boolean>
  /** Whether the API server has private addresses only. */
  readonly privateCluster: Attr<boolean>
  /** Who may reach the API server: everybody unless something else is written. */
  readonly ranges: readonly Attr<string>[]
  /**
   * `azure`, `calico`, `cilium`; `none` unless it is written.
   * https://learn.microsoft.com/azure/aks/use-network-policies
   */
  readonly networkPolicy: Attr<string>
  /** `none` where the cluster brings its own network plugin, and with it what enforces policies. */
  readonly networkPlugin: Attr<string>
  /** `cilium` enforces policies by itself. */
  readonly dataPlane: Attr<string>
  /** `automatic` clusters come with Cilium. */
  readonly sku: Attr<string>
}

export const kubernetesCluster = defineSubject<KubernetesCluster>({
  arm: [
    {
      types: ['Microsoft.ContainerService/managedClusters'],
      attrs: {
        rbac: flag('enableRBAC', true),
        privateCluster: flag('apiServerAccessProfile.enablePrivateCluster', false),
        ranges: allowedRanges('apiServerAccessProfile.authorizedIPRanges', 'apiServerAuthorizedIPRanges'),
        networkPolicy: word('networkProfile.networkPolicy', 'none'),
        networkPlugin: word('networkProfile.networkPlugin'),
        dataPlane: word('networkProfile.networkDataplane'),
        sku: beside(word('sku.name')),
      },
    },
  ],
  terraform: [
    {
      types: ['azurerm_kubernetes_cluster'],
      attrs: {
        // The block is that of version 2 of the provider.
        rbac: flag(['role_based_access_control_enabled', 'role_based_access_control.enabled'], true),
        privateCluster: flag(['private_cluster_enabled', 'private_link_enabled'], false),
        ranges: allowedRanges(
          'api_server_access_profile.authorized_ip_ranges',
          'api_server_authorized_ip_ranges',
        ),
        networkPolicy: word('network_profile.network_policy', 'none'),
        networkPlugin: word('network_profile.network_plugin'),
        // ebpf_data_plane until version 3.
        dataPlane: word(['network_profile.network_data_plane', 'network_profile.ebpf_data_plane']),
        sku: never,
      },
    },
  ],
})
