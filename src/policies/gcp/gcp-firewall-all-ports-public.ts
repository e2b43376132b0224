import { definePolicy } from '../../core/policy.ts'
import { exposesEveryPort, firewallRule, NARROW_SOURCES } from '../../subjects/gcp/compute/firewall-rule.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/network/address.ts'

export const gcpFirewallAllPortsPublic = definePolicy({
  id: 'gcp-firewall-all-ports-public',
  platform: 'gcp',
  service: 'vpc-firewall',
  title: 'Firewall rule opens every port to the internet',
  severity: 'critical',
  why: 'Every service on the machines is exposed to the internet, now and later, including SSH, databases and debug ports.',
  fix: 'Open only the ports that the service needs, and limit source_ranges to the addresses that need them.',
  repair: CLOSE_TO_INTERNET,
  references: [
    'https://cloud.google.com/firewall/docs/firewalls',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall',
  ],
  accepts: NARROW_SOURCES,
  mvisionNames: [],
  subsumes: [
    'gcp-firewall-ftp-open',
    'gcp-firewall-mysql-open',
    'gcp-firewall-rdp-open',
    'gcp-firewall-ssh-open',
  ],
  subject: firewallRule,
  violatedWhen: exposesEveryPort,
})
