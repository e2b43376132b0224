import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { redisCache } from '../../subjects/azure/redis/redis-cache.ts'

export const azureRedisPlainPort = definePolicy({
  id: 'azure-redis-plain-port',
  platform: 'azure',
  service: 'redis',
  title: 'Azure Cache for Redis has the non-TLS port enabled',
  severity: 'high',
  why: 'Cached data and the access key cross the network unencrypted; anyone who captures the key can read the whole cache.',
  fix: 'Set enableNonSslPort (non_ssl_port_enabled in Terraform) to false, and connect clients with TLS.',
  repair: { set: { plainText: false }, unsafe: 'Clients that do not use TLS can no longer connect.' },
  references: [
    'https://learn.microsoft.com/azure/azure-cache-for-redis/cache-configure',
    'https://learn.microsoft.com/azure/templates/microsoft.cache/redis',
  ],
  since: [
    'The Terraform argument is non_ssl_port_enabled since version 4 of azurerm, and enable_non_ssl_port before.',
  ],
  mvisionNames: [],
  subject: redisCache,
  violatedWhen: ({ plainText }) =>
    is(plainText, [true], 'commands and access keys cross the network unencrypted'),
})
