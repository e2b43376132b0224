import { all, any, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'
import { isOpenToWorld } from '../../subjects/network/address.ts'

export const azureAKSOpenAPIServer = definePolicy({
  id: 'azure-aks-open-api-server',
  platform: 'azure',
  service: 'aks',
  title: 'AKS API server is open to the internet',
  severity: 'high',
  why: 'Anyone on the internet can try leaked tokens and new vulnerabilities against the API server, which controls all workloads and secrets.',
  fix: 'List the allowed ranges in authorizedIPRanges (authorized_ip_ranges in Terraform), or make the cluster private.',
  repair: { decide: 'Choose the address ranges that reach the API server.' },
  references: [
    'https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges',
    'https://learn.microsoft.com/azure/aks/private-clusters',
  ],
  accepts: ['A private cluster.'],
  mvisionNames: [],
  // A private cluster fixes both.
  subsumes: ['azure-aks-not-private'],
  subject: kubernetesCluster,
  violatedWhen: ({ ranges, privateCluster }) =>
    all(
      any(...ranges.map((range) => isOpenToWorld(range))),
      withoutEvidence(not(is(privateCluster, [true]))),
    ),
})
