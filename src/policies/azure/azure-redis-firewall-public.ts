import { any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { allowsAzure, isWiderThanPrivate } from '../../subjects/azure/network/address-rule.ts'
import { redisFirewallRule } from '../../subjects/azure/redis/redis-firewall-rule.ts'

export const azureRedisFirewallPublic = definePolicy({
  id: 'azure-redis-firewall-public',
  platform: 'azure',
  service: 'redis',
  title: 'Redis firewall rule allows public networks',
  severity: 'critical',
  why: 'Anyone in that range can try access keys and vulnerabilities against the cache; one leaked key exposes all cached data.',
  fix: 'Limit startIP and endIP (start_ip and end_ip in Terraform) to the needed addresses, or use a private endpoint.',
  repair: { remove: 'subject', unsafe: 'Clients outside of the other ranges can no longer connect.' },
  references: [
    'https://learn.microsoft.com/azure/azure-cache-for-redis/cache-network-isolation',
    'https://learn.microsoft.com/azure/templates/microsoft.cache/redis/firewallrules',
  ],
  accepts: [
    'A range that has no more addresses than 10.0.0.0/8, the largest private network, such as the public addresses of an office.',
  ],
  mvisionNames: [],
  subject: redisFirewallRule,
  violatedWhen: (rule) =>
    any(
      isWiderThanPrivate(rule),
      // Not verified against the provider's page: the other firewalls of Azure read it so.
      allowsAzure(rule),
    ),
})
