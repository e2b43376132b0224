/** An AKS cluster in which nothing keeps pods apart. */
import { all, any, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'

export const azureAKSNoNetworkPolicy = definePolicy({
  id: 'azure-aks-no-network-policy',
  platform: 'azure',
  service: 'aks',
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
})
