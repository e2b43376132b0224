/** A secret of a key vault. */
import { known, whereUnknown } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { isGiven } from '../../define/deploy-time.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'

/** Functions that make a date and nothing else: whatever it is, it is one. */
const DATE = /^\[?(?:timeadd|timestamp|plantimestamp|formatdate|dateTimeToEpoch|dateTimeAdd)\(/i

/** Whether a date is written. `parameterIsDate`: whether a parameter always has a value. */
function hasDate(path: string, parameterIsDate: boolean): Read<Attr<boolean>> {
  const read = isWritten(path)
  return (scope) =>
    whereUnknown(read(scope), (unknown) => {
      const { because, at } = unknown
      const isDate = because.kind === 'expression' && DATE.test(because.text)
      return isDate || (parameterIsDate && isGiven(because, ['variable'])) ? known(true, at) : unknown
    })
}

/**
 * https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/secrets
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_secret
 */
export const keyVaultSecret = defineSubject({
  name: 'azure.key-vault-secret',
  describes: 'A secret of a key vault',
  sources: { arm: ['Microsoft.KeyVault/vaults/secrets'], terraform: ['azurerm_key_vault_secret'] },
  attributes: {
    expires: {
      type: 'boolean',
      describes: 'Whether the secret has an expiry date. False by default.',
      // A parameter of ARM that may be null has null for its default; any other one has a value.
      arm: hasDate('attributes.exp', true),
      terraform: hasDate('expiration_date', false),
    },
  },
})
