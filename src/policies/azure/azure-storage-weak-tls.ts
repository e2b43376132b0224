/** A storage account that speaks old TLS. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { storageAccount } from '../../subjects/azure/storage/storage-account.ts'

export const azureStorageWeakTLS = definePolicy({
  id: 'azure-storage-weak-tls',
  title: 'Storage account allows TLS below 1.2',
  severity: 'high',
  why: 'TLS 1.0 and 1.1 have known weaknesses and are withdrawn. Whoever stands between a client and the account can push both down to them.',
  fix: 'Set the minimum TLS version of the storage account to TLS1_2.',
  references: [
    'https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version',
    'https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts',
  ],
  controls: ['CIS Azure 2.1.0 3.15'],
  mvisionNames: [],
  subject: storageAccount,
  violatedWhen: ({ minimumTLS }) =>
    is(minimumTLS, ['tls1_0', 'tls1_1'], (version) =>
      version === 'tls1_0' ? 'TLS 1.0 is accepted' : 'TLS 1.1 is accepted',
    ),
  examples: [
    {
      framework: 'arm',
      violating: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Storage/storageAccounts",
      "apiVersion": "2023-05-01",
      "name": "exampleorders",
      "location": "westeurope",
      "kind": "StorageV2",
      "sku": { "name": "Standard_LRS" },
      "properties": {
        "minimumTlsVersion": "TLS1_0",
        "supportsHttpsTrafficOnly": true
      }
    }
  ]
}
`,
      passing: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Storage/storageAccounts",
      "apiVersion": "2023-05-01",
      "name": "exampleorders",
      "location": "westeurope",
      "kind": "StorageV2",
      "sku": { "name": "Standard_LRS" },
      "properties": {
        "minimumTlsVersion": "TLS1_2",
        "supportsHttpsTrafficOnly": true
      }
    }
  ]
}
`,
    },
    {
      framework: 'terraform',
      violating: `resource "azurerm_storage_account" "orders" {
  name                     = "exampleorders"
  resource_group_name      = "orders"
  location                 = "westeurope"
  account_tier             = "Standard"
  account_replication_type = "LRS"
  min_tls_version          = "TLS1_0"
}
`,
      passing: `resource "azurerm_storage_account" "orders" {
  name                     = "exampleorders"
  resource_group_name      = "orders"
  location                 = "westeurope"
  account_tier             = "Standard"
  account_replication_type = "LRS"
  min_tls_version          = "TLS1_2"
}
`,
    },
  ],
})
