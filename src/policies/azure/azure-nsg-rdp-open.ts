import { definePolicy } from '../../core/policy.ts'
import { DENIED_FIRST, isReachableFromInternet } from '../../subjects/azure/network/internet-reach.ts'
import { networkSecurityRule } from '../../subjects/azure/network/network-security-rule.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/azure/network/written-security-rule.ts'

export const azureNSGRDPOpen = definePolicy({
  id: 'azure-nsg-rdp-open',
  platform: 'azure',
  service: 'network-security-groups',
  title: 'Network security group opens RDP (port 3389) to the internet',
  severity: 'critical',
  why: 'Exposed Remote Desktop is a leading entry point for ransomware: bots guess passwords, and past vulnerabilities let them in without one.',
  fix: 'Restrict sourceAddressPrefix (source_address_prefix in Terraform) to the addresses that need RDP, or use Azure Bastion.',
  repair: CLOSE_TO_INTERNET,
  references: [
    'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
    'https://learn.microsoft.com/azure/bastion/bastion-overview',
  ],
  accepts: DENIED_FIRST,
  mvisionNames: ['Network security groups should not have unrestricted RDP access'],
  // A range that also reaches these is fixed at the same place.
  subsumes: [
    'azure-nsg-sensitive-port-open',
    'azure-nsg-any-ingress',
    'azure-nsg-udp-open',
    'azure-nsg-http-open',
  ],
  subject: networkSecurityRule,
  violatedWhen: (rule) => isReachableFromInternet(rule, { port: 3389, protocols: ['tcp', 'udp'] }),
})
