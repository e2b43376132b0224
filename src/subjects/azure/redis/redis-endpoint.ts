/** A Redis cache, how it can be reached, and which versions of TLS it accepts. */
import { byDefault } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { asksForProviderBelow } from '../../define/provider-version.ts'
import { text } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { enabled } from '../../define/word.ts'
import { isWritten } from '../../define/written.ts'

/** Version 5 of the provider no longer knows other versions: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/5.0-upgrade-guide */
const minimumByVersion: Read<Attr<string>> = ({ template, at }) =>
  byDefault(asksForProviderBelow(template, 'azurerm', 5) ? '1.0' : '1.2', at)

/**
 * https://learn.microsoft.com/azure/templates/microsoft.cache/redis
 * https://learn.microsoft.com/azure/templates/microsoft.cache/redisenterprise
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/redis_cache
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_redis
 */
export const redisEndpoint = defineSubject({
  name: 'azure.redis-endpoint',
  describes: 'A Redis cache, or a cluster of Redis Enterprise or Azure Managed Redis',
  sources: {
    arm: { cache: ['Microsoft.Cache/redis'], cluster: ['Microsoft.Cache/redisEnterprise'] },
    terraform: {
      cache: ['azurerm_redis_cache'],
      managed: ['azurerm_managed_redis'],
      enterprise: ['azurerm_redis_enterprise_cluster'],
    },
  },
  attributes: {
    publicEndpoint: {
      type: 'boolean',
      describes:
        'Whether there is a public endpoint. True by default; absent for a cluster in ARM that does not say it, and for Redis Enterprise in Terraform.',
      arm: { cache: enabled('publicNetworkAccess', true), cluster: enabled('publicNetworkAccess') },
      terraform: {
        cache: enabled('public_network_access_enabled', true),
        managed: enabled('public_network_access', true),
      },
    },
    inNetwork: {
      type: 'boolean',
      // https://learn.microsoft.com/azure/azure-cache-for-redis/cache-how-to-premium-vnet
      describes: 'Whether the cache is deployed into a virtual network, where it has no public endpoint.',
      arm: { cache: isWritten('subnetId') },
      terraform: { cache: isWritten('subnet_id') },
    },
    minimumTLS: {
      type: 'text',
      // https://learn.microsoft.com/azure/azure-cache-for-redis/cache-remove-tls-10-11
      describes:
        '`1.0`, `1.1` or `1.2`. In Terraform `1.0` by default below version 5 of the provider. Nothing written in ARM means 1.2.',
      arm: text('minimumTlsVersion'),
      terraform: {
        cache: text('minimum_tls_version', minimumByVersion),
        enterprise: text('minimum_tls_version'),
      },
    },
  },
})
