/** An AKS cluster in which nobody is kept from anything. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'

export const azureAKSNoRBAC = definePolicy({
  id: 'azure-aks-no-rbac',
  title: 'AKS cluster without RBAC',
  severity: 'high',
  why: 'Whoever gets into the cluster, be it with a service account that leaked out of one pod, may do everything in all of it: read every secret, replace every workload.',
  fix: 'Make the cluster with Kubernetes RBAC, which can not be turned on later.',
  references: [
    'https://learn.microsoft.com/azure/aks/concepts-identity',
    'https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters',
  ],
  controls: ['CIS Azure 1.3.0 8.5'],
  mvisionNames: [],
  subject: kubernetesCluster,
  violatedWhen: ({ rbac }) => is(rbac, [false], 'everybody in the cluster may do everything'),
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
        "enableRBAC": false
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
        "enableRBAC": true
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

  role_based_access_control_enabled = false

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

  role_based_access_control_enabled = true

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
