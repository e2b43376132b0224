/** A Redis cache that is spoken to in the clear. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { redisCache } from '../../subjects/azure/redis/redis-cache.ts'

export const azureRedisPlainPort = definePolicy({
  id: 'azure-redis-plain-port',
  platform: 'azure',
  service: 'redis',
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
})
