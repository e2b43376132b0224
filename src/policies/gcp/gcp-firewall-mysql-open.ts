import { definePolicy } from '../../core/policy.ts'
import { exposesPort, firewallRule, NARROW_SOURCES } from '../../subjects/gcp/compute/firewall-rule.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/network/address.ts'

export const gcpFirewallMySQLOpen = definePolicy({
  id: 'gcp-firewall-mysql-open',
  platform: 'gcp',
  service: 'vpc-firewall',
  title: 'Firewall rule opens MySQL (port 3306) to the internet',
  severity: 'high',
  why: 'Bots guess database passwords continuously, and one weak account or vulnerability exposes all data.',
  fix: 'Restrict source_ranges to the addresses that need the database, or connect through a VPN or Identity-Aware Proxy.',
  references: [
    'https://cloud.google.com/firewall/docs/firewalls',
    'https://cloud.google.com/iap/docs/using-tcp-forwarding',
  ],
  accepts: NARROW_SOURCES,
  mvisionNames: [],
  subsumes: ['gcp-firewall-ftp-open'],
  subject: firewallRule,
  violatedWhen: (rule) => exposesPort(rule, { port: 3306, protocols: ['tcp'] }, 'port 3306'),
  repair: CLOSE_TO_INTERNET,
})
