/** A container of blobs, and whether its account lets it be public. */

import type { Attr } from '../../../core/claim.ts'
import { flag } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { spelled } from '../../define/ways.ts'
import { word } from '../../define/word.ts'
import { PARENT } from '../../links/parent.ts'
import { type Naming, ofSeen } from '../../links/readers.ts'
import { ARM_ACCOUNT, TERRAFORM_ACCOUNT, TERRAFORM_ACCOUNT_ID } from './storage-account.ts'

/** What the account says; one that does not say it may be older than the default of today, and allow them. */
function ofAccount(paths: readonly string[], ...namings: readonly Naming[]): Read<Attr<boolean>> {
  return ofSeen(namings, flag(paths, true), true)
}

/**
 * https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_container
 */
export const blobContainer = defineSubject({
  name: 'azure.blob-container',
  describes: 'A container of blobs in a storage account',
  sources: {
    arm: ['Microsoft.Storage/storageAccounts/blobServices/containers'],
    terraform: ['azurerm_storage_container'],
  },
  attributes: {
    access: {
      type: 'text',
      describes:
        '`blob`: anyone can read; `container`: anyone can list and read. `none` (ARM) or `private` (Terraform) by default.',
      arm: word('publicAccess', 'none'),
      terraform: spelled(word('container_access_type', 'private'), { None: 'private' }),
    },
    accountAllows: {
      type: 'boolean',
      describes:
        'Whether the account allows public containers. True where it does not say, because an account that is older than the default of today may allow them, and where it is in another template.',
      arm: ofAccount(['allowBlobPublicAccess'], { by: PARENT, to: ARM_ACCOUNT }),
      terraform: ofAccount(
        ['allow_nested_items_to_be_public', 'allow_blob_public_access'],
        { by: 'storage_account_id', to: TERRAFORM_ACCOUNT_ID },
        { by: 'storage_account_name', to: TERRAFORM_ACCOUNT },
      ),
    },
  },
})
