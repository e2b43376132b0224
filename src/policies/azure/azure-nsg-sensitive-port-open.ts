import { definePolicy } from '../../core/policy.ts'
import { DENIED_FIRST } from '../../subjects/azure/network/internet-reach.ts'
import { networkSecurityRule } from '../../subjects/azure/network/network-security-rule.ts'
import { isAnyReachable } from '../../subjects/azure/network/services-reached.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/azure/network/written-security-rule.ts'
import { SENSITIVE_SERVICES } from '../../subjects/network/sensitive-services.ts'

export const azureNSGSensitivePortOpen = definePolicy({
  id: 'azure-nsg-sensitive-port-open',
  platform: 'azure',
  service: 'network-security-groups',
  title: 'Network security group opens a sensitive port to the internet',
  severity: 'high',
  why: 'Databases, file shares and admin interfaces are built for trusted networks, and scanners find exposed ones within hours.',
  fix: 'Allow only the application security group or the addresses that need the port.',
  repair: CLOSE_TO_INTERNET,
  references: [
    'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
    'https://learn.microsoft.com/azure/virtual-network/application-security-groups',
  ],
  accepts: DENIED_FIRST,
  mvisionNames: [],
  // A range that also reaches these is fixed at the same place.
  subsumes: ['azure-nsg-any-ingress', 'azure-nsg-udp-open', 'azure-nsg-http-open'],
  subject: networkSecurityRule,
  violatedWhen: (rule) => isAnyReachable(rule, SENSITIVE_SERVICES),
})
