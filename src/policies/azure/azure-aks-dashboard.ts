import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'

export const azureAKSDashboard = definePolicy({
  id: 'azure-aks-dashboard',
  platform: 'azure',
  service: 'aks',
  title: 'AKS cluster runs the Kubernetes dashboard',
  severity: 'medium',
  why: 'The dashboard acts with rights of its own, so whoever reaches it in the cluster can see and change workloads. The add-on is no longer maintained.',
  fix: 'Set addonProfiles.kubeDashboard.enabled (addon_profile.kube_dashboard.enabled in Terraform) to false; the Azure portal shows the same resources.',
  repair: { set: { dashboard: false }, unsafe: 'The dashboard is removed from the cluster.' },
  references: [
    'https://learn.microsoft.com/azure/aks/kubernetes-portal',
    'https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters',
  ],
  since: ['Version 3 of azurerm removed the block.'],
  mvisionNames: [],
  subject: kubernetesCluster,
  violatedWhen: ({ dashboard }) => is(dashboard, [true], 'the dashboard is installed'),
})
