/** A Redis cache, and whether it is spoken to without TLS. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { flag, scalar } from '../../define/readers.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.cache/redis
 * https://learn.microsoft.com/azure/templates/microsoft.cache/redisenterprise/databases
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/redis_cache
 */
export interface RedisCache {
  /** Off unless it is turned on. */
  readonly plainText: Attr<boolean>
}

/** Reads the protocol of a database of Redis Enterprise or Azure Managed Redis: `Encrypted`, `Plaintext`. */
const isPlainText = scalar((raw) => String(raw).toLowerCase() === 'plaintext', 'a protocol')

export const redisCache = defineSubject<RedisCache>({
  arm: [
    { types: ['Microsoft.Cache/redis'], attrs: { plainText: flag('enableNonSslPort', false) } },
    {
      types: ['Microsoft.Cache/redisEnterprise/databases'],
      attrs: { plainText: isPlainText('clientProtocol', false) },
    },
  ],
  terraform: [
    {
      types: ['azurerm_redis_cache'],
      // The first since version 4 of the provider.
      attrs: { plainText: flag(['non_ssl_port_enabled', 'enable_non_ssl_port'], false) },
    },
    {
      types: ['azurerm_redis_enterprise_database'],
      attrs: { plainText: isPlainText('client_protocol', false) },
    },
    {
      types: ['azurerm_managed_redis'],
      attrs: { plainText: isPlainText('default_database.client_protocol', false) },
    },
  ],
})
