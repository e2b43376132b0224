/** Remote Desktop through a network security group, from anywhere. */
import { definePolicy } from '../../core/policy.ts'
import { isReachableFromInternet } from '../../subjects/azure/network/internet-reach.ts'
import { networkSecurityRule } from '../../subjects/azure/network/network-security-rule.ts'

export const azureNSGRDPOpen = definePolicy({
  id: 'azure-nsg-rdp-open',
  platform: 'azure',
  service: 'network-security-groups',
  title: 'Network security group opens RDP (port 3389) to the internet',
  severity: 'critical',
  why: 'Bots try passwords on every reachable Remote Desktop within minutes, and flaws in RDP have let worms in without any. It is how most ransomware gets its first machine.',
  fix: 'Allow only the addresses that need RDP, or close the port and use Azure Bastion.',
  references: [
    'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
    'https://learn.microsoft.com/azure/bastion/bastion-overview',
  ],
  controls: ['CIS Azure 2.1.0 6.1'],
  mvisionNames: ['Network security groups should not have unrestricted RDP access'],
  // A range that also reaches these is mended at the same place.
  subsumes: ['azure-nsg-sensitive-port-open'],
  subject: networkSecurityRule,
  violatedWhen: (rule) => isReachableFromInternet(rule, { port: 3389, protocols: ['tcp', 'udp'] }),
})
