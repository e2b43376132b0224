import { definePolicy } from '../../core/policy.ts'
import { exposesPort, firewallRule, NARROW_SOURCES } from '../../subjects/gcp/compute/firewall-rule.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/network/address.ts'

export const gcpFirewallSSHOpen = definePolicy({
  id: 'gcp-firewall-ssh-open',
  platform: 'gcp',
  service: 'vpc-firewall',
  title: 'Firewall rule opens SSH (port 22) to the internet',
  severity: 'critical',
  why: 'Bots try passwords and leaked keys on every reachable SSH port within minutes. One weak account or vulnerability gives a shell inside the network.',
  fix: 'Restrict source_ranges to the addresses that need SSH, or to the range of Identity-Aware Proxy.',
  repair: CLOSE_TO_INTERNET,
  references: [
    'https://cloud.google.com/firewall/docs/firewalls',
    'https://cloud.google.com/iap/docs/using-tcp-forwarding',
  ],
  accepts: NARROW_SOURCES,
  mvisionNames: ['Firewall Rules should not have unrestricted SSH access'],
  subsumes: ['gcp-firewall-ftp-open', 'gcp-firewall-mysql-open', 'gcp-firewall-rdp-open'],
  subject: firewallRule,
  violatedWhen: (rule) => exposesPort(rule, { port: 22, protocols: ['tcp'] }, 'port 22'),
})
