/** A container of blobs, and whether its account lets it be public. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { flag } from '../../define/readers.ts'
import { lookUp, type Read, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { hiddenResources } from '../../define/unread.ts'
import { word } from '../../define/word.ts'
import { follow, type Named } from '../../links/linked.ts'
import { parentOf } from '../../links/parent.ts'
import { ARM_ACCOUNT, TERRAFORM_ACCOUNT, TERRAFORM_ACCOUNT_ID } from './storage-account.ts'

/**
 * https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_container
 */
export interface BlobContainer {
  /** `blob`: anybody reads; `container`: anybody lists and reads; `none` or `private` unless written. */
  readonly access: Attr<string>
  /**
   * What the account says of public containers; absent where it says nothing, because one that is older than the
   * default of today may allow them, and where it is not in the template.
   */
  readonly accountAllows: Attr<boolean>
}

/** What the account says. One that can't be told may well be one that this template makes. */
function ofAccount(named: Named, path: string | readonly string[], scope: Scope): Attr<boolean> {
  const { template, at } = scope
  if (named.kind === 'here') return flag(path)(scopeOf(template, named.resource))
  const hidden = hiddenResources(template)
  if (hidden !== undefined) return { kind: 'unknown', because: hidden, at }
  const accounts = named.kind === 'unclear' ? (named.among ?? accountsOf(scope)) : []
  if (named.kind !== 'unclear' || accounts.length === 0) return { kind: 'absent', at }
  return { kind: 'unknown', because: named.because, at }
}

function accountsOf({ template }: Scope) {
  return resourcesOf(template, (template.framework === 'arm' ? ARM_ACCOUNT : TERRAFORM_ACCOUNT).types)
}

const armAccount: Read<Attr<boolean>> = (scope) =>
  ofAccount(parentOf(scope.resource, ARM_ACCOUNT.types, scope.template), 'allowBlobPublicAccess', scope)

const terraformAccount: Read<Attr<boolean>> = (scope) => {
  const { template, resource, node } = scope
  const id = lookUp(node, 'storage_account_id')
  const named =
    id === undefined
      ? follow(lookUp(node, 'storage_account_name'), TERRAFORM_ACCOUNT, template, resource)
      : follow(id, TERRAFORM_ACCOUNT_ID, template, resource)
  return ofAccount(named, ['allow_nested_items_to_be_public', 'allow_blob_public_access'], scope)
}

export const blobContainer = defineSubject<BlobContainer>({
  arm: [
    {
      types: ['Microsoft.Storage/storageAccounts/blobServices/containers'],
      attrs: { access: word('publicAccess', 'none'), accountAllows: armAccount },
    },
  ],
  terraform: [
    {
      types: ['azurerm_storage_container'],
      attrs: { access: word('container_access_type', 'private'), accountAllows: terraformAccount },
    },
  ],
})
