/** A Redis cache that is spoken to in the clear. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { redisCache } from '../../subjects/azure/redis/redis-cache.ts'

export const azureRedisPlainPort = definePolicy({
  id: 'azure-redis-plain-port',
  title: 'Redis answers without TLS',
  severity: 'high',
  why: 'What is cached, often sessions and what people typed, crosses the network in the clear, and so does the access key. Whoever listens on the way reads it, and then the whole cache.',
  fix: 'Turn the non-SSL port off, and let the clients connect with TLS.',
  references: [
    'https://learn.microsoft.com/azure/azure-cache-for-redis/cache-configure',
    'https://learn.microsoft.com/azure/templates/microsoft.cache/redis',
  ],
  mvisionNames: [],
  subject: redisCache,
  violatedWhen: ({ plainText }) =>
    is(plainText, [true], 'commands and access keys cross the network in the clear'),
  examples: [
    {
      framework: 'arm',
      violating: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Cache/redis",
      "apiVersion": "2024-03-01",
      "name": "example-sessions",
      "location": "westeurope",
      "properties": {
        "sku": { "name": "Standard", "family": "C", "capacity": 1 },
        "minimumTlsVersion": "1.2",
        "enableNonSslPort": true
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
      "type": "Microsoft.Cache/redis",
      "apiVersion": "2024-03-01",
      "name": "example-sessions",
      "location": "westeurope",
      "properties": {
        "sku": { "name": "Standard", "family": "C", "capacity": 1 },
        "minimumTlsVersion": "1.2",
        "enableNonSslPort": false
      }
    }
  ]
}
`,
    },
    {
      framework: 'terraform',
      violating: `resource "azurerm_redis_cache" "sessions" {
  name                 = "example-sessions"
  resource_group_name  = "orders"
  location             = "westeurope"
  capacity             = 1
  family               = "C"
  sku_name             = "Standard"
  minimum_tls_version  = "1.2"
  non_ssl_port_enabled = true
}
`,
      passing: `resource "azurerm_redis_cache" "sessions" {
  name                 = "example-sessions"
  resource_group_name  = "orders"
  location             = "westeurope"
  capacity             = 1
  family               = "C"
  sku_name             = "Standard"
  minimum_tls_version  = "1.2"
  non_ssl_port_enabled = false
}
`,
    },
  ],
})
