import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'

export const azureAKSNoRBAC = definePolicy({
  id: 'azure-aks-no-rbac',
  platform: 'azure',
  service: 'aks',
  title: 'AKS cluster has Kubernetes RBAC disabled',
  severity: 'high',
  why: "Any account in the cluster, such as a pod's leaked service account, can read every secret and replace every workload.",
  fix: 'Set enableRBAC (role_based_access_control_enabled in Terraform) to true when the cluster is created; it cannot be turned on later.',
  repair: { set: { rbac: true }, unsafe: 'An existing cluster is replaced.' },
  references: [
    'https://learn.microsoft.com/azure/aks/concepts-identity',
    'https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters',
  ],
  since: ['In ARM, RBAC is on by default since API version 2020-04-01, and off before.'],
  defaults: [
    {
      in: 'arm',
      version: 'API version 2020-04-01 and newer',
      means: 'RBAC is on',
      is: 'safe',
      source: 'https://github.com/Azure/AKS/blob/master/CHANGELOG.md',
    },
    {
      in: 'arm',
      version: 'API version before 2020-04-01',
      means: 'RBAC is off',
      is: 'bad',
      source: 'https://github.com/Azure/AKS/blob/master/CHANGELOG.md',
    },
    {
      in: 'terraform',
      means: 'RBAC is on',
      is: 'safe',
      source:
        'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster',
    },
  ],
  mvisionNames: [],
  subject: kubernetesCluster,
  violatedWhen: ({ rbac }) => is(rbac, [false], 'every account in the cluster has full access'),
})
