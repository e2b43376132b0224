import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { redisEndpoint } from '../../subjects/azure/redis/redis-endpoint.ts'

export const azureRedisPublicNetwork = definePolicy({
  id: 'azure-redis-public-network',
  platform: 'azure',
  service: 'redis',
  title: 'Redis cache has public network access enabled',
  severity: 'high',
  why: 'It is reachable from the internet and protected only by access keys and firewall rules.',
  fix: 'Set publicNetworkAccess to Disabled (public_network_access_enabled to false in Terraform), and use a private endpoint.',
  repair: {
    set: { publicEndpoint: false },
    unsafe: 'Clients without a private endpoint can no longer connect.',
  },
  references: [
    'https://learn.microsoft.com/azure/azure-cache-for-redis/cache-network-isolation',
    'https://learn.microsoft.com/azure/templates/microsoft.cache/redis',
  ],
  accepts: [
    'A cache in a virtual network (subnetId, subnet_id in Terraform), because it has no public endpoint.',
    'A cluster of Redis Enterprise that does not set it.',
  ],
  mvisionNames: [],
  subject: redisEndpoint,
  violatedWhen: ({ publicEndpoint, inNetwork }) =>
    all(
      is(publicEndpoint, [true], 'the cache has a public endpoint'),
      withoutEvidence(not(is(inNetwork, [true]))),
    ),
})
