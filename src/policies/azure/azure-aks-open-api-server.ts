/** An AKS cluster whose API server the whole internet reaches. */
import { all, any, is, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'
import { isWorld } from '../../subjects/network/network.ts'

export const azureAKSOpenAPIServer = definePolicy({
  id: 'azure-aks-open-api-server',
  title: 'AKS API server answers every address',
  severity: 'high',
  why: 'Every address on the internet may try credentials and new weaknesses on the API server, which rules over all workloads and their secrets. A token that leaked works from everywhere.',
  fix: 'Name the address ranges that may connect, or make the cluster private.',
  references: [
    'https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges',
    'https://learn.microsoft.com/azure/aks/private-clusters',
  ],
  mvisionNames: [],
  subject: kubernetesCluster,
  violatedWhen: ({ ranges, privateCluster }) =>
    all(
      any(...ranges.map((range) => test(range, isWorld, 'every address on the internet may connect'))),
      withoutEvidence(not(is(privateCluster, [true]))),
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
        ]
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
        "apiServerAccessProfile": {
          "authorizedIPRanges": ["192.0.2.0/24"]
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

  api_server_access_profile {
    authorized_ip_ranges = ["192.0.2.0/24"]
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
