import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { serviceFabricCluster } from '../../subjects/azure/service-fabric/service-fabric-cluster.ts'

export const azureServiceFabricNoAAD = definePolicy({
  id: 'azure-servicefabric-no-aad',
  platform: 'azure',
  service: 'service-fabric',
  title: 'Service Fabric cluster has no Entra sign-in',
  severity: 'medium',
  why: 'Administrators use shared client certificates, which do not identify a person and stay valid until they expire.',
  fix: 'Set azureActiveDirectory (azure_active_directory in Terraform) to the tenant and its applications.',
  repair: { decide: 'Choose the tenant and the applications that clients sign in with.' },
  references: [
    'https://learn.microsoft.com/azure/service-fabric/service-fabric-cluster-security',
    'https://learn.microsoft.com/azure/templates/microsoft.servicefabric/clusters',
  ],
  mvisionNames: [],
  subject: serviceFabricCluster,
  violatedWhen: ({ entraSignIn }) =>
    is(entraSignIn, [false], 'clients cannot sign in with Microsoft Entra ID'),
})
