import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'

export const azureAKSNoPolicyAddOn = definePolicy({
  id: 'azure-aks-no-policy-addon',
  platform: 'azure',
  service: 'aks',
  title: 'AKS cluster does not have the Azure Policy add-on',
  severity: 'low',
  why: 'Policies of the organization, such as no privileged pods, are neither enforced in the cluster nor reported.',
  fix: 'Set addonProfiles.azurepolicy.enabled (azure_policy_enabled in Terraform) to true.',
  repair: {
    set: { policyAddOn: true },
    unsafe: 'Workloads that policies of the subscription deny can no longer be deployed.',
  },
  references: [
    'https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes',
    'https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters',
  ],
  accepts: ['An Automatic cluster, which includes Azure Policy.'],
  mvisionNames: [],
  subject: kubernetesCluster,
  violatedWhen: ({ policyAddOn, sku }) =>
    all(
      is(policyAddOn, [false], 'Azure Policy does not check what is deployed'),
      withoutEvidence(not(is(sku, ['automatic']))),
    ),
})
