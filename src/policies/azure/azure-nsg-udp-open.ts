import { definePolicy } from '../../core/policy.ts'
import { DENIED_FIRST } from '../../subjects/azure/network/internet-reach.ts'
import { networkSecurityRule } from '../../subjects/azure/network/network-security-rule.ts'
import { isAnyReachable } from '../../subjects/azure/network/services-reached.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/azure/network/written-security-rule.ts'
import { AMPLIFYING_SERVICES } from '../../subjects/network/amplifying-services.ts'

export const azureNSGUDPOpen = definePolicy({
  id: 'azure-nsg-udp-open',
  platform: 'azure',
  service: 'network-security-groups',
  title: 'Network security group opens UDP services to the internet',
  severity: 'high',
  why: 'Attackers use such services to amplify attacks on others: the service answers forged requests with far more data.',
  fix: 'Restrict sourceAddressPrefix (source_address_prefix in Terraform) to the addresses that need the service.',
  repair: CLOSE_TO_INTERNET,
  references: [
    'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
    'https://learn.microsoft.com/azure/ddos-protection/types-of-attacks',
  ],
  accepts: [...DENIED_FIRST, 'UDP ports of other services, such as VPNs, HTTP/3 and media.'],
  mvisionNames: [],
  subject: networkSecurityRule,
  violatedWhen: (rule) => isAnyReachable(rule, AMPLIFYING_SERVICES),
})
