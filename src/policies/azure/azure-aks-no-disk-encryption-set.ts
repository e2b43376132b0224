import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'

export const azureAKSNoDiskEncryptionSet = definePolicy({
  id: 'azure-aks-no-disk-encryption-set',
  platform: 'azure',
  service: 'aks',
  title: 'AKS cluster has no disk encryption set',
  severity: 'low',
  why: 'With a key of the platform, access to the disks cannot be revoked by disabling a key, and decryption is not logged.',
  fix: 'Set diskEncryptionSetID (disk_encryption_set_id in Terraform) when the cluster is created.',
  repair: { decide: 'Choose the disk encryption set; an existing cluster is replaced.' },
  references: ['https://learn.microsoft.com/azure/aks/azure-disk-customer-managed-keys'],
  mvisionNames: [],
  subject: kubernetesCluster,
  violatedWhen: ({ diskEncryptionSet }) =>
    is(diskEncryptionSet, [false], 'disks are encrypted with a key of the platform'),
})
