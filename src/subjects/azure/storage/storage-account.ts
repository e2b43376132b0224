/** A storage account: what it accepts, whether it lets anyone read blobs, and what protects its data. */

import { byDefault } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { beside, sinceVersion } from '../../define/beside.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { asksForProviderBelow } from '../../define/provider-version.ts'
import { always, defaultOfNew, flag, joined, listOf, scalar } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { spelled, writtenWith } from '../../define/ways.ts'
import { word } from '../../define/word.ts'
import type { Link } from '../../links/linked.ts'
import type { Target } from '../../links/named.ts'
import { PARENT } from '../../links/parent.ts'
import { eachLinked, hasLinked, linked } from '../../links/readers.ts'

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
  return joined(listOf(flag(ofBlobs)), eachLinked(links, isNFS(ofShare)))
}

const ARM_BLOBS: Link = {
  types: ['Microsoft.Storage/storageAccounts/blobServices'],
  by: PARENT,
  to: ARM_ACCOUNT,
}
/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account_customer_managed_key */
const TERRAFORM_KEY: Link = {
  types: ['azurerm_storage_account_customer_managed_key'],
  by: 'storage_account_id',
  to: TERRAFORM_ACCOUNT_ID,
}

/** Reads whose key encrypts an account. */
const isOwnKey = scalar((raw) => String(raw).toLowerCase() === 'microsoft.keyvault', 'a source of keys')

/** https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version */
const refusedSince = defaultOfNew('tls1_2', 'Azure Storage has refused TLS below 1.2 since February 2026')

/** https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent */
const privateSince = defaultOfNew(
  false,
  'new accounts have not allowed public containers since the end of 2023; older accounts keep their settings',
)

/**
 * Versions 3 and 4 of the provider request that public containers are allowed if the argument is not set; version 2 did not.
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/5.0-upgrade-guide
 */
const publicByVersion: Read<Attr<boolean>> = ({ template, at }) =>
  byDefault(asksForProviderBelow(template, 'azurerm', 5) && !asksForProviderBelow(template, 'azurerm', 3), at)

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/3.0-upgrade-guide */
const minimumByVersion: Read<Attr<string>> = ({ template, at }) =>
  byDefault(asksForProviderBelow(template, 'azurerm', 3) ? 'tls1_0' : 'tls1_2', at)

/**
 * https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
 */
export const storageAccount = defineSubject({
  name: 'azure.storage-account',
  describes: 'A storage account',
  sources: { arm: ARM_ACCOUNT.types, terraform: TERRAFORM_ACCOUNT.types },
  attributes: {
    httpsOnly: {
      type: 'boolean',
      describes: 'Whether HTTP is refused. True by default since API version 2019-04-01, and in Terraform.',
      arm: flag('supportsHttpsTrafficOnly', sinceVersion('2019-04-01', always(true), always(false))),
      terraform: flag(['https_traffic_only_enabled', 'enable_https_traffic_only'], true),
    },
    minimumTLS: {
      type: 'text',
      describes:
        '`tls1_2`, in lower case. In ARM `tls1_2` by default since February 2026, in Terraform since version 3.0 of its provider, and `tls1_0` before.',
      arm: word('minimumTlsVersion', refusedSince),
      terraform: word('min_tls_version', minimumByVersion),
    },
    publicBlobs: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent
      describes:
        'Whether its containers may be public. False by default for new accounts since the end of 2023, whatever the API version; in Terraform true in versions 3 and 4 of its provider, and false in others.',
      arm: flag('allowBlobPublicAccess', privateSince),
      terraform: flag(['allow_nested_items_to_be_public', 'allow_blob_public_access'], publicByVersion),
    },
    sharedKey: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent
      describes: 'Whether requests can be authorized with the keys of the account. True by default.',
      arm: flag('allowSharedKeyAccess', true),
      terraform: flag('shared_access_key_enabled', true),
    },
    ownKey: {
      type: 'booleans',
      // https://learn.microsoft.com/azure/storage/common/customer-managed-keys-overview
      describes:
        "Each place that may say that it is encrypted with the customer's own key. False by default.",
      arm: listOf(isOwnKey('encryption.keySource', false)),
      terraform: listOf(hasBlock('customer_managed_key'), hasLinked(TERRAFORM_KEY)),
    },
    softDelete: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview
      describes:
        'Whether deleted blobs are kept for some days. False by default; a block in Terraform without days means 7.',
      arm: linked(
        ARM_BLOBS,
        writtenWith(flag('deleteRetentionPolicy.enabled', false), { 'deleteRetentionPolicy.days': 7 }),
      ),
      terraform: spelled(hasBlock('blob_properties.delete_retention_policy'), { true: { days: 7 } }),
    },
    kind: {
      type: 'text',
      describes: '`filestorage` and others have one service only. `storagev2` by default.',
      arm: beside(word('kind', 'storagev2')),
      terraform: word('account_kind', 'storagev2'),
    },
    nfs: {
      type: 'booleans',
      describes:
        'Whether NFS is used for its blobs or for a share, which needs an account that does not require HTTPS.',
      arm: nfs('isNfsV3Enabled', 'enabledProtocols', [ARM_SHARE]),
      terraform: nfs('nfsv3_enabled', 'enabled_protocol', [TERRAFORM_SHARE, TERRAFORM_SHARE_BY_ID]),
    },
  },
})
