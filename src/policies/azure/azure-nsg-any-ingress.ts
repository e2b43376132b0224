import { definePolicy } from '../../core/policy.ts'
import {
  DENIED_FIRST,
  EVERY_PORT,
  isReachableFromInternet,
} from '../../subjects/azure/network/internet-reach.ts'
import { networkSecurityRule } from '../../subjects/azure/network/network-security-rule.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/azure/network/written-security-rule.ts'

export const azureNSGAnyIngress = definePolicy({
  id: 'azure-nsg-any-ingress',
  platform: 'azure',
  service: 'network-security-groups',
  title: 'Network security group opens every port to the internet',
  severity: 'high',
  why: 'Whatever is started on the machines is reachable from the internet at once, meant for it or not.',
  fix: 'Name the ports in destinationPortRange (destination_port_range in Terraform), or restrict the source addresses.',
  repair: CLOSE_TO_INTERNET,
  references: ['https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview'],
  accepts: [...DENIED_FIRST, 'A rule for a protocol without ports, such as ICMP.'],
  mvisionNames: [],
  // A range that also reaches these is fixed at the same place.
  subsumes: ['azure-nsg-udp-open', 'azure-nsg-http-open'],
  subject: networkSecurityRule,
  violatedWhen: (rule) => isReachableFromInternet(rule, EVERY_PORT, 'every port'),
})
