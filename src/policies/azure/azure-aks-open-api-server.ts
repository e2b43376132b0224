/** An AKS cluster whose API server the whole internet reaches. */
import { all, any, is, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'
import { isWorld } from '../../subjects/network/network.ts'

export const azureAKSOpenAPIServer = definePolicy({
  id: 'azure-aks-open-api-server',
  platform: 'azure',
  service: 'aks',
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
})
