/** A range of addresses that the firewall of a Redis cache lets in. */
import { text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.cache/redis/firewallrules
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/redis_firewall_rule
 */
export const redisFirewallRule = defineSubject({
  name: 'azure.redis-firewall-rule',
  describes: 'A range of addresses that the firewall of a Redis cache lets in',
  sources: { arm: ['Microsoft.Cache/redis/firewallRules'], terraform: ['azurerm_redis_firewall_rule'] },
  attributes: {
    start: {
      type: 'text',
      describes: 'The first address that can connect.',
      arm: text('startIP'),
      terraform: text('start_ip'),
    },
    end: {
      type: 'text',
      describes: 'The last address that can connect.',
      arm: text('endIP'),
      terraform: text('end_ip'),
    },
  },
})
