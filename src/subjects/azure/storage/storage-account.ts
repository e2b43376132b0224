/** A storage account: what it accepts, and whether it lets anybody read blobs. */
import type { Attr } from '../../../core/claim.ts'
import { sinceVersion } from '../../define/beside.ts'
import { defineSubject } from '../../define/define.ts'
import { always, flag, scalar } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { word } from '../../define/word.ts'
import { type Link, linkedScope, type Target } from '../../links/linked.ts'
import { PARENT } from '../../links/parent.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
 */
export interface StorageAccount {
  /** On by default since API version 2019-04-01, and always in Terraform. */
  readonly httpsOnly: Attr<boolean>
  /** `tls1_2`. Without it ARM means TLS 1.0; Terraform writes TLS1_2 since version 3.0 of its provider. */
  readonly minimumTLS: Attr<string>
  /**
   * Whether its containers may be public. New accounts refuse it unless told otherwise since the end of 2023,
   * whatever the API version; Terraform allows it unless told otherwise since version 3.0 of its provider.
   * https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent
   */
  readonly publicBlobs: Attr<boolean>
  /** Whether NFS is spoken to its blobs or to a share, which needs an account that does not require HTTPS. */
  readonly nfs: readonly Attr<boolean>[]
}

export const ARM_ACCOUNT: Target = { types: ['Microsoft.Storage/storageAccounts'], name: 'name' }
export const TERRAFORM_ACCOUNT: Target = { types: ['azurerm_storage_account'], name: 'name' }
export const TERRAFORM_ACCOUNT_ID: Target = { types: ['azurerm_storage_account'], name: 'id' }

/** https://learn.microsoft.com/azure/storage/files/files-nfs-protocol */
const ARM_SHARE: Link = {
  types: ['Microsoft.Storage/storageAccounts/fileServices/shares'],
  by: PARENT,
  to: ARM_ACCOUNT,
}
const TERRAFORM_SHARE: Link = {
  types: ['azurerm_storage_share'],
  by: 'storage_account_name',
  to: TERRAFORM_ACCOUNT,
}
const TERRAFORM_SHARE_BY_ID: Link = {
  types: ['azurerm_storage_share'],
  by: 'storage_account_id',
  to: TERRAFORM_ACCOUNT_ID,
}

/** Reads the protocol of a share. */
const isNFS = scalar<boolean>((raw) => String(raw).toLowerCase() === 'nfs', 'a protocol')

function nfs(ofBlobs: string, ofShare: string, links: readonly Link[]): Read<readonly Attr<boolean>[]> {
  return (scope) => {
    const shares = links.flatMap((link) => linkedScope(link, scope) ?? [])
    return [flag(ofBlobs)(scope), ...shares.map(isNFS(ofShare))]
  }
}

export const storageAccount = defineSubject<StorageAccount>({
  arm: [
    {
      types: ARM_ACCOUNT.types,
      attrs: {
        httpsOnly: flag('supportsHttpsTrafficOnly', sinceVersion('2019-04-01', always(true), always(false))),
        minimumTLS: word('minimumTlsVersion', 'tls1_0'),
        publicBlobs: flag('allowBlobPublicAccess', false),
        nfs: nfs('isNfsV3Enabled', 'enabledProtocols', [ARM_SHARE]),
      },
    },
  ],
  terraform: [
    {
      types: TERRAFORM_ACCOUNT.types,
      attrs: {
        httpsOnly: flag(['https_traffic_only_enabled', 'enable_https_traffic_only'], true),
        minimumTLS: word('min_tls_version', 'tls1_2'),
        publicBlobs: flag(['allow_nested_items_to_be_public', 'allow_blob_public_access'], true),
        nfs: nfs('nfsv3_enabled', 'enabled_protocol', [TERRAFORM_SHARE, TERRAFORM_SHARE_BY_ID]),
      },
    },
  ],
})
