import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'

export const azureAKSNotPrivate = definePolicy({
  id: 'azure-aks-not-private',
  platform: 'azure',
  service: 'aks',
  title: 'AKS API server has a public address',
  // With authorized ranges, which azure-aks-open-api-server demands, a public address is common practice.
  severity: 'low',
  why: 'The API server is one firewall setting away from the internet; in a private cluster it has an address in the virtual network only.',
  fix: 'Set apiServerAccessProfile.enablePrivateCluster (private_cluster_enabled in Terraform) to true when the cluster is created.',
  repair: {
    set: { privateCluster: true },
    unsafe: 'An existing cluster is replaced, and its API server is reached only from its virtual network.',
  },
  references: [
    'https://learn.microsoft.com/azure/aks/private-clusters',
    'https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters',
  ],
  mvisionNames: [],
  subject: kubernetesCluster,
  violatedWhen: ({ privateCluster }) => is(privateCluster, [false], 'the API server has a public address'),
})
