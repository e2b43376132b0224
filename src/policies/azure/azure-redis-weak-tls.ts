import { definePolicy } from '../../core/policy.ts'
import { allowsWeakTLS } from '../../subjects/azure/network/weak-tls.ts'
import { redisEndpoint } from '../../subjects/azure/redis/redis-endpoint.ts'

export const azureRedisWeakTLS = definePolicy({
  id: 'azure-redis-weak-tls',
  platform: 'azure',
  service: 'redis',
  title: 'Redis cache allows TLS below 1.2',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses, and an attacker on the network path can force their use.',
  fix: 'Set minimumTlsVersion (minimum_tls_version in Terraform) to 1.2.',
  repair: { set: { minimumTLS: '1.2' } },
  references: [
    'https://learn.microsoft.com/azure/azure-cache-for-redis/cache-remove-tls-10-11',
    'https://learn.microsoft.com/azure/templates/microsoft.cache/redis',
    'https://registry.terraform.io/providers/hashicorp/azurerm/4.0.0/docs/resources/redis_cache',
  ],
  accepts: [
    'A cache in ARM without a minimum version, because Azure has created caches with TLS 1.2 since January 2020.',
  ],
  defaults: [
    {
      in: 'arm',
      means: 'Azure Cache for Redis refuses versions older than TLS 1.2',
      since: '2020-01-13',
      is: 'safe',
      source: 'https://learn.microsoft.com/azure/azure-cache-for-redis/cache-remove-tls-10-11',
    },
    {
      in: 'terraform',
      version: 'hashicorp/azurerm below 5.0',
      means: 'the provider asks for TLS 1.0',
      is: 'bad',
      source: 'https://registry.terraform.io/providers/hashicorp/azurerm/4.0.0/docs/resources/redis_cache',
    },
    {
      in: 'terraform',
      version: 'hashicorp/azurerm 5.0 and newer',
      means: 'the provider knows no version older than TLS 1.2',
      is: 'safe',
      source:
        'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/5.0-upgrade-guide',
    },
  ],
  mvisionNames: [],
  subject: redisEndpoint,
  violatedWhen: ({ minimumTLS }) => allowsWeakTLS(minimumTLS, 'the cache'),
})
