/** A secret of a key vault. */
import type { Attr } from '../../../core/claim.ts'
import type { Template } from '../../../core/template.ts'
import { defineSubject } from '../../define/define.ts'
import { isGiven } from '../../define/deploy-time.ts'
import type { Read } from '../../define/scope.ts'
import { isWritten } from '../../define/written.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/secrets
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_secret
 */
export interface KeyVaultSecret {
  /** Whether there is an expiry date; there is none unless it is written. */
  readonly expires: Attr<boolean>
}

/** Functions that make a date and nothing else: whatever it is, it is one. */
const DATE = /^\[?(?:timeadd|timestamp|plantimestamp|formatdate|dateTimeToEpoch|dateTimeAdd)\(/i

function hasDate(path: string): Read<Attr<boolean>> {
  const read = isWritten(path)
  return (scope) => dated(read(scope), scope.template)
}

function dated(written: Attr<boolean>, template: Template): Attr<boolean> {
  if (written.kind === 'either') {
    return { ...written, branches: written.branches.map((branch) => dated(branch, template)) }
  }
  if (written.kind !== 'unknown') return written
  const { because, at } = written
  const isDate = because.kind === 'expression' && DATE.test(because.text)
  // A parameter of ARM that may be null has null for its default; any other one is given.
  const isParameter = template.framework === 'arm' && isGiven(because, ['variable'])
  return isDate || isParameter ? { kind: 'known', value: true, origin: 'written', at } : written
}

export const keyVaultSecret = defineSubject<KeyVaultSecret>({
  arm: [{ types: ['Microsoft.KeyVault/vaults/secrets'], attrs: { expires: hasDate('attributes.exp') } }],
  terraform: [{ types: ['azurerm_key_vault_secret'], attrs: { expires: hasDate('expiration_date') } }],
})
