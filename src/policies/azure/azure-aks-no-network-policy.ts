import { all, any, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'

export const azureAKSNoNetworkPolicy = definePolicy({
  id: 'azure-aks-no-network-policy',
  platform: 'azure',
  service: 'aks',
  title: 'AKS cluster has no network policy engine',
  severity: 'medium',
  why: 'Every pod can reach every other, so one compromised pod exposes all databases and internal services. Network policies in such a cluster have no effect.',
  fix: 'Set networkProfile.networkPolicy (network_profile.network_policy in Terraform) to cilium, azure or calico, and write policies for the namespaces.',
  repair: { decide: 'Choose the engine of network policies; an existing cluster may be replaced.' },
  references: [
    'https://learn.microsoft.com/azure/aks/use-network-policies',
    'https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters',
  ],
  accepts: [
    'A cluster that brings its own network plugin (network plugin none).',
    'A cluster with the Cilium data plane, or an Automatic cluster.',
  ],
  mvisionNames: [],
  subject: kubernetesCluster,
  violatedWhen: ({ networkPolicy, networkPlugin, dataPlane, sku }) =>
    all(
      is(networkPolicy, ['none', ''], 'network policies are not enforced'),
      withoutEvidence(
        not(any(is(networkPlugin, ['none']), is(dataPlane, ['cilium']), is(sku, ['automatic']))),
      ),
    ),
})
