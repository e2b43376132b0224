import { definePolicy } from '../../core/policy.ts'
import { exposesPort, firewallRule, NARROW_SOURCES } from '../../subjects/gcp/compute/firewall-rule.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/network/address.ts'

export const gcpFirewallFTPOpen = definePolicy({
  id: 'gcp-firewall-ftp-open',
  platform: 'gcp',
  service: 'vpc-firewall',
  title: 'Firewall rule opens FTP (port 21) to the internet',
  severity: 'high',
  why: 'FTP sends passwords and files in plain text, and bots try leaked passwords on every reachable server.',
  fix: 'Restrict source_ranges to the addresses that need FTP, or replace it by SFTP or Cloud Storage.',
  repair: CLOSE_TO_INTERNET,
  references: [
    'https://cloud.google.com/firewall/docs/firewalls',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall',
  ],
  accepts: NARROW_SOURCES,
  mvisionNames: ['Firewall Rules should not have unrestricted FTP access'],
  subject: firewallRule,
  violatedWhen: (rule) => exposesPort(rule, { port: 21, protocols: ['tcp'] }, 'port 21'),
})
