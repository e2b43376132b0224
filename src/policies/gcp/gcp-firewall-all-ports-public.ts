/** Every port through a VPC firewall, from anywhere. */
import { definePolicy } from '../../core/policy.ts'
import { exposesEveryPort, firewallRule } from '../../subjects/gcp/compute/firewall-rule.ts'

export const gcpFirewallAllPortsPublic = definePolicy({
  id: 'gcp-firewall-all-ports-public',
  platform: 'gcp',
  service: 'vpc-firewall',
  title: 'Firewall lets the internet reach every port',
  severity: 'critical',
  why: 'The firewall protects nothing: whatever listens on the machines, now or later, is on the internet, from SSH and databases to debug ports that nobody remembers.',
  fix: 'Open only the ports that the service needs, each to the addresses that need it.',
  references: [
    'https://cloud.google.com/firewall/docs/firewalls',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall',
  ],
  mvisionNames: [],
  subsumes: ['gcp-firewall-rdp-open', 'gcp-firewall-ssh-open'],
  subject: firewallRule,
  violatedWhen: exposesEveryPort,
})
