/** Remote Desktop through a VPC firewall, from anywhere. */
import { definePolicy } from '../../core/policy.ts'
import { exposesPort, firewallRule } from '../../subjects/gcp/compute/firewall-rule.ts'

export const gcpFirewallRDPOpen = definePolicy({
  id: 'gcp-firewall-rdp-open',
  platform: 'gcp',
  service: 'vpc-firewall',
  title: 'Firewall lets the internet reach RDP (port 3389)',
  severity: 'critical',
  why: 'Remote Desktop is the usual way in for ransomware: passwords are guessed around the clock, and flaws in the service need no password at all.',
  fix: 'Allow only the addresses that need Remote Desktop, or let in the range of Identity-Aware Proxy alone and connect through it.',
  references: [
    'https://cloud.google.com/firewall/docs/firewalls',
    'https://cloud.google.com/iap/docs/using-tcp-forwarding',
  ],
  controls: ['CIS GCP 3.0.0 3.7'],
  mvisionNames: [],
  subject: firewallRule,
  violatedWhen: (rule) => exposesPort(rule, { port: 3389, protocols: ['tcp', 'udp'] }, 'port 3389'),
})
