/** An AKS cluster in which nobody is kept from anything. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'

export const azureAKSNoRBAC = definePolicy({
  id: 'azure-aks-no-rbac',
  platform: 'azure',
  service: 'aks',
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
})
