import { definePolicy } from '../../core/policy.ts'
import { DENIED_FIRST, isReachableFromInternet } from '../../subjects/azure/network/internet-reach.ts'
import { networkSecurityRule } from '../../subjects/azure/network/network-security-rule.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/azure/network/written-security-rule.ts'

export const azureNSGSSHOpen = definePolicy({
  id: 'azure-nsg-ssh-open',
  platform: 'azure',
  service: 'network-security-groups',
  title: 'Network security group opens SSH (port 22) to the internet',
  severity: 'critical',
  why: 'Bots try passwords and leaked keys on every reachable SSH port within minutes. One weak account or vulnerability gives a shell inside the network.',
  fix: 'Restrict sourceAddressPrefix (source_address_prefix in Terraform) to the addresses that need SSH, or use Azure Bastion.',
  repair: CLOSE_TO_INTERNET,
  references: [
    'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
    'https://learn.microsoft.com/azure/bastion/bastion-overview',
  ],
  accepts: DENIED_FIRST,
  mvisionNames: [],
  // A range that also reaches these is fixed at the same place.
  subsumes: [
    'azure-nsg-rdp-open',
    'azure-nsg-sensitive-port-open',
    'azure-nsg-any-ingress',
    'azure-nsg-udp-open',
    'azure-nsg-http-open',
  ],
  subject: networkSecurityRule,
  violatedWhen: (rule) => isReachableFromInternet(rule, { port: 22, protocols: ['tcp'] }),
})
