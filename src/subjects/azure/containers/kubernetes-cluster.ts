/** An AKS cluster: who can reach its API server, how it authorizes, what isolates its pods, and what watches it. */
import { beside, sinceVersion } from '../../define/beside.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { always, flag, listOf } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import { isWritten } from '../../define/written.ts'
import type { Link } from '../../links/linked.ts'
import { hasLinked } from '../../links/readers.ts'
import { allowedRanges } from '../../network/allowed-ranges.ts'

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_data_collection_rule_association */
const COLLECTION_RULE: Link = {
  types: ['azurerm_monitor_data_collection_rule_association'],
  by: 'target_resource_id',
  to: { types: ['azurerm_kubernetes_cluster'], name: 'id' },
}

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
    localAccountsDisabled: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad
      describes: 'Whether only Microsoft Entra ID can issue credentials. False by default.',
      arm: flag('disableLocalAccounts', false),
      terraform: flag('local_account_disabled', false),
    },
    dashboard: {
      type: 'boolean',
      // Not verified against the provider's page: supported versions of Kubernetes do not get it by default.
      describes: 'Whether the Kubernetes dashboard add-on is on.',
      arm: flag('addonProfiles.kubeDashboard.enabled'),
      // Version 3 of the provider removed the block.
      terraform: flag('addon_profile.kube_dashboard.enabled'),
    },
    policyAddOn: {
      type: 'boolean',
      describes: 'Whether the Azure Policy add-on is on. False by default.',
      arm: flag('addonProfiles.azurepolicy.enabled', false),
      // The block is that of version 2 of the provider.
      terraform: flag(['azure_policy_enabled', 'addon_profile.azure_policy.enabled'], false),
    },
    monitoring: {
      type: 'booleans',
      // https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable
      describes:
        'Whether each agent of Azure Monitor collects something: logs, metrics, what a rule says. False by default.',
      arm: listOf(
        flag('addonProfiles.omsagent.enabled', false),
        flag('azureMonitorProfile.containerInsights.enabled', false),
        flag('azureMonitorProfile.metrics.enabled', false),
      ),
      terraform: listOf(
        flag('addon_profile.oms_agent.enabled', false),
        hasBlock('oms_agent'),
        hasBlock('monitor_metrics'),
        hasLinked(COLLECTION_RULE),
      ),
    },
    diskEncryptionSet: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/aks/azure-disk-customer-managed-keys
      describes:
        "Whether the disks of its nodes are encrypted with the customer's own key. False by default.",
      arm: isWritten('diskEncryptionSetID'),
      terraform: isWritten('disk_encryption_set_id'),
    },
    sku: {
      type: 'text',
      describes:
        'The name of the SKU. `automatic` clusters include Cilium and Azure Policy, and have no local accounts.',
      arm: beside(word('sku.name')),
    },
  },
})
