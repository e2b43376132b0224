/** A secret of a key vault that is good for ever. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { keyVaultSecret } from '../../subjects/azure/key-vault/key-vault-secret.ts'

export const azureKeyVaultSecretNoExpiry = definePolicy({
  id: 'azure-keyvault-secret-no-expiry',
  title: 'Key vault secret without an expiry date',
  severity: 'medium',
  why: 'A secret that never expires is never changed: what leaked years ago still opens the door. An expiry date makes the vault warn in time.',
  fix: 'Give the secret an expiry date.',
  references: [
    'https://learn.microsoft.com/azure/key-vault/secrets/about-secrets',
    'https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/secrets',
  ],
  controls: ['CIS Azure 2.1.0 8.3', 'CIS Azure 2.1.0 8.4'],
  mvisionNames: [],
  subject: keyVaultSecret,
  violatedWhen: ({ expires }) => is(expires, [false], 'this secret never expires'),
  examples: [
    {
      framework: 'arm',
      violating: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "password": { "type": "securestring" }
  },
  "resources": [
    {
      "type": "Microsoft.KeyVault/vaults/secrets",
      "apiVersion": "2023-07-01",
      "name": "example-orders/database",
      "properties": {
        "value": "[parameters('password')]"
      }
    }
  ]
}
`,
      passing: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "password": { "type": "securestring" }
  },
  "resources": [
    {
      "type": "Microsoft.KeyVault/vaults/secrets",
      "apiVersion": "2023-07-01",
      "name": "example-orders/database",
      "properties": {
        "value": "[parameters('password')]",
        "attributes": { "exp": 1924991999 }
      }
    }
  ]
}
`,
    },
    {
      framework: 'terraform',
      violating: `resource "azurerm_key_vault_secret" "database" {
  name         = "database"
  value        = var.password
  key_vault_id = azurerm_key_vault.orders.id
}
`,
      passing: `resource "azurerm_key_vault_secret" "database" {
  name            = "database"
  value           = var.password
  key_vault_id    = azurerm_key_vault.orders.id
  expiration_date = "2030-12-31T23:59:59Z"
}
`,
    },
  ],
})
