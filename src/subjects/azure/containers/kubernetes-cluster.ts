/** An AKS cluster: who can reach its API server, how it authorizes, and what isolates its pods. */
import { beside, sinceVersion } from '../../define/beside.ts'
import { always, flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import { allowedRanges } from '../../network/allowed-ranges.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
 */
export const kubernetesCluster = defineSubject({
  name: 'azure.kubernetes-cluster',
  describes: 'An AKS cluster',
  sources: {
    arm: ['Microsoft.ContainerService/managedClusters'],
    terraform: ['azurerm_kubernetes_cluster'],
  },
  attributes: {
    rbac: {
      type: 'boolean',
      // https://github.com/Azure/AKS/blob/master/CHANGELOG.md (releases 2020-05-25 and 2020-06-01)
      describes:
        'Whether Kubernetes RBAC is enabled. True by default in Terraform, and in ARM since API version 2020-04-01.',
      arm: flag('enableRBAC', sinceVersion('2020-04-01', always(true), always(false))),
      // The block is that of version 2 of the provider.
      terraform: flag(['role_based_access_control_enabled', 'role_based_access_control.enabled'], true),
    },
    privateCluster: {
      type: 'boolean',
      describes: 'Whether the API server has private addresses only. False by default.',
      arm: flag('apiServerAccessProfile.enablePrivateCluster', false),
      terraform: flag(['private_cluster_enabled', 'private_link_enabled'], false),
    },
    ranges: {
      type: 'address-ranges',
      describes: 'The ranges that can reach the API server. `0.0.0.0/0` by default.',
      arm: allowedRanges('apiServerAccessProfile.authorizedIPRanges', 'apiServerAuthorizedIPRanges'),
      terraform: allowedRanges(
        'api_server_access_profile.authorized_ip_ranges',
        'api_server_authorized_ip_ranges',
      ),
    },
    networkPolicy: {
      type: 'text',
      // https://learn.microsoft.com/azure/aks/use-network-policies
      describes: 'The network policy engine: `azure`, `calico`, `cilium`, or `none`, which is the default.',
      arm: word('networkProfile.networkPolicy', 'none'),
      terraform: word('network_profile.network_policy', 'none'),
    },
    networkPlugin: {
      type: 'text',
      describes: '`none` where the cluster brings its own network plugin, which also enforces policies.',
      arm: word('networkProfile.networkPlugin'),
      terraform: word('network_profile.network_plugin'),
    },
    dataPlane: {
      type: 'text',
      describes: 'The network data plane. `cilium` enforces policies by itself.',
      arm: word('networkProfile.networkDataplane'),
      // ebpf_data_plane until version 3 of the provider.
      terraform: word(['network_profile.network_data_plane', 'network_profile.ebpf_data_plane']),
    },
    sku: {
      type: 'text',
      describes: 'The name of the SKU. `automatic` clusters include Cilium.',
      arm: beside(word('sku.name')),
    },
  },
})
