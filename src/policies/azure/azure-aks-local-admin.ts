import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'

export const azureAKSLocalAdmin = definePolicy({
  id: 'azure-aks-local-admin',
  platform: 'azure',
  service: 'aks',
  title: 'AKS cluster keeps its local admin account',
  // Nearly every cluster has it, and without Microsoft Entra ID it is the only way to sign in.
  severity: 'low',
  why: 'The local account is a certificate with full rights. Conditional access does not apply to it, and it is valid until all certificates are rotated.',
  fix: 'Integrate the cluster with Microsoft Entra ID and set disableLocalAccounts (local_account_disabled in Terraform) to true.',
  repair: {
    set: { localAccountsDisabled: true },
    unsafe:
      'The cluster admin certificate is no longer accepted; users need Microsoft Entra ID, which must be set up in the cluster.',
  },
  references: [
    'https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad',
    'https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters',
  ],
  accepts: ['An Automatic cluster, which has no local accounts.'],
  mvisionNames: [],
  subject: kubernetesCluster,
  violatedWhen: ({ localAccountsDisabled, sku }) =>
    all(
      is(
        localAccountsDisabled,
        [false],
        'anyone who may list its credentials gets a permanent admin certificate',
      ),
      withoutEvidence(not(is(sku, ['automatic']))),
    ),
})
