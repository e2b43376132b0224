import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { storageAccount } from '../../subjects/azure/storage/storage-account.ts'

export const azureStorageNoSoftDelete = definePolicy({
  id: 'azure-storage-no-soft-delete',
  platform: 'azure',
  service: 'storage',
  title: 'Storage account has no soft delete for blobs',
  severity: 'low',
  why: 'Blobs that are deleted or overwritten, by accident or by ransomware, are lost at once.',
  fix: 'Set deleteRetentionPolicy of the blob service (blob_properties.delete_retention_policy in Terraform).',
  repair: { set: { softDelete: true } },
  references: [
    'https://learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts/blobservices',
  ],
  accepts: ['An account for files only (kind FileStorage).'],
  mvisionNames: [],
  subject: storageAccount,
  violatedWhen: ({ softDelete, kind }) =>
    all(
      is(softDelete, [false], 'deleted blobs cannot be recovered'),
      withoutEvidence(not(is(kind, ['filestorage']))),
    ),
})
