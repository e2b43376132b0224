/** A Redis cache, and whether it accepts connections without TLS. */
import { flag, scalar } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/** Reads the protocol of a database of Redis Enterprise or Azure Managed Redis: `Encrypted`, `Plaintext`. */
const isPlainText = scalar((raw) => String(raw).toLowerCase() === 'plaintext', 'a protocol')

export const redisCache = defineSubject({
  name: 'azure.redis-cache',
  describes: 'Azure Cache for Redis, or a database of Redis Enterprise or Azure Managed Redis',
  sources: {
    arm: { cache: ['Microsoft.Cache/redis'], enterprise: ['Microsoft.Cache/redisEnterprise/databases'] },
    terraform: {
      cache: ['azurerm_redis_cache'],
      enterprise: ['azurerm_redis_enterprise_database'],
      managed: ['azurerm_managed_redis'],
    },
  },
  attributes: {
    // https://learn.microsoft.com/azure/templates/microsoft.cache/redis
    // https://learn.microsoft.com/azure/templates/microsoft.cache/redisenterprise/databases
    // https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/redis_cache
    plainText: {
      type: 'boolean',
      describes: 'Whether connections without TLS are accepted. False by default.',
      arm: { cache: flag('enableNonSslPort', false), enterprise: isPlainText('clientProtocol', false) },
      terraform: {
        // The first since version 4 of the provider.
        cache: flag(['non_ssl_port_enabled', 'enable_non_ssl_port'], false),
        enterprise: isPlainText('client_protocol', false),
        managed: isPlainText('default_database.client_protocol', false),
      },
    },
  },
})
