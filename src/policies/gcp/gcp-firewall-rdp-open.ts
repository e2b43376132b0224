import { definePolicy } from '../../core/policy.ts'
import { exposesPort, firewallRule, NARROW_SOURCES } from '../../subjects/gcp/compute/firewall-rule.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/network/address.ts'

export const gcpFirewallRDPOpen = definePolicy({
  id: 'gcp-firewall-rdp-open',
  platform: 'gcp',
  service: 'vpc-firewall',
  title: 'Firewall rule opens RDP (port 3389) to the internet',
  severity: 'critical',
  why: 'Exposed Remote Desktop is a leading entry point for ransomware: bots guess passwords, and past vulnerabilities let them in without one.',
  fix: 'Restrict source_ranges to the addresses that need RDP, or to the range of Identity-Aware Proxy.',
  references: [
    'https://cloud.google.com/firewall/docs/firewalls',
    'https://cloud.google.com/iap/docs/using-tcp-forwarding',
  ],
  accepts: NARROW_SOURCES,
  mvisionNames: [],
  subsumes: ['gcp-firewall-ftp-open', 'gcp-firewall-mysql-open'],
  subject: firewallRule,
  violatedWhen: (rule) => exposesPort(rule, { port: 3389, protocols: ['tcp', 'udp'] }, 'port 3389'),
  repair: CLOSE_TO_INTERNET,
})
