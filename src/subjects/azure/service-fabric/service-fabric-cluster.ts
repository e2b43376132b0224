/** A Service Fabric cluster, and how its clients sign in. */
import { hasBlock } from '../../define/optional-block.ts'
import { defineSubject } from '../../define/subject.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.servicefabric/clusters
 * https://learn.microsoft.com/azure/templates/microsoft.servicefabric/managedclusters
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/service_fabric_cluster
 */
export const serviceFabricCluster = defineSubject({
  name: 'azure.service-fabric-cluster',
  describes: 'A Service Fabric cluster, also a managed one',
  sources: {
    arm: ['Microsoft.ServiceFabric/clusters', 'Microsoft.ServiceFabric/managedClusters'],
    terraform: {
      cluster: ['azurerm_service_fabric_cluster'],
      managed: ['azurerm_service_fabric_managed_cluster'],
    },
  },
  attributes: {
    entraSignIn: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/service-fabric/service-fabric-cluster-security
      describes: 'Whether clients can sign in with Microsoft Entra ID. False by default.',
      arm: hasBlock('azureActiveDirectory'),
      terraform: {
        cluster: hasBlock('azure_active_directory'),
        managed: hasBlock('authentication.active_directory'),
      },
    },
  },
})
