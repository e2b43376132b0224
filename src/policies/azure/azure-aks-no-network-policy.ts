/** An AKS cluster in which nothing keeps pods apart. */
import { all, any, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'

export const azureAKSNoNetworkPolicy = definePolicy({
  id: 'azure-aks-no-network-policy',
  title: 'AKS cluster without network policies',
  severity: 'medium',
  why: 'Every pod may talk to every other: one that is broken into reaches databases and internal services of all others. Policies that people write into such a cluster are taken without a word, and do nothing.',
  fix: 'Set a network policy engine, best Cilium, and write policies for the namespaces.',
  references: [
    'https://learn.microsoft.com/azure/aks/use-network-policies',
    'https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters',
  ],
  mvisionNames: [],
  subject: kubernetesCluster,
  violatedWhen: ({ networkPolicy, networkPlugin, dataPlane, sku }) =>
    all(
      is(networkPolicy, ['none', ''], 'nothing enforces network policies'),
      withoutEvidence(
        not(any(is(networkPlugin, ['none']), is(dataPlane, ['cilium']), is(sku, ['automatic']))),
      ),
    ),
  examples: [
    {
      framework: 'arm',
      violating: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2024-02-01",
      "name": "example-orders",
      "location": "westeurope",
      "identity": { "type": "SystemAssigned" },
      "properties": {
        "dnsPrefix": "example-orders",
        "agentPoolProfiles": [
          {
            "name": "system",
            "mode": "System",
            "count": 3,
            "vmSize": "Standard_D2s_v5"
          }
        ],
        "networkProfile": {
          "networkPlugin": "azure",
          "networkPluginMode": "overlay"
        }
      }
    }
  ]
}
`,
      passing: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2024-02-01",
      "name": "example-orders",
      "location": "westeurope",
      "identity": { "type": "SystemAssigned" },
      "properties": {
        "dnsPrefix": "example-orders",
        "agentPoolProfiles": [
          {
            "name": "system",
            "mode": "System",
            "count": 3,
            "vmSize": "Standard_D2s_v5"
          }
        ],
        "networkProfile": {
          "networkPlugin": "azure",
          "networkPluginMode": "overlay",
          "networkPolicy": "cilium",
          "networkDataplane": "cilium"
        }
      }
    }
  ]
}
`,
    },
    {
      framework: 'terraform',
      violating: `resource "azurerm_kubernetes_cluster" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  dns_prefix          = "example-orders"

  network_profile {
    network_plugin = "azure"
  }

  default_node_pool {
    name       = "system"
    node_count = 3
    vm_size    = "Standard_D2s_v5"
  }

  identity {
    type = "SystemAssigned"
  }
}
`,
      passing: `resource "azurerm_kubernetes_cluster" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  dns_prefix          = "example-orders"

  network_profile {
    network_plugin     = "azure"
    network_policy     = "cilium"
    network_data_plane = "cilium"
  }

  default_node_pool {
    name       = "system"
    node_count = 3
    vm_size    = "Standard_D2s_v5"
  }

  identity {
    type = "SystemAssigned"
  }
}
`,
    },
  ],
})
