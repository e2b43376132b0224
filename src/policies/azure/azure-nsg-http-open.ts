import { definePolicy } from '../../core/policy.ts'
import { DENIED_FIRST, isReachableFromInternet } from '../../subjects/azure/network/internet-reach.ts'
import { networkSecurityRule } from '../../subjects/azure/network/network-security-rule.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/azure/network/written-security-rule.ts'

export const azureNSGHTTPOpen = definePolicy({
  id: 'azure-nsg-http-open',
  platform: 'azure',
  service: 'network-security-groups',
  title: 'Network security group opens HTTP (port 80) to the internet',
  severity: 'medium',
  // A public web server redirects from there to HTTPS.
  enabledByDefault: false,
  why: 'What is served without TLS can be read and changed on the way.',
  fix: 'Open port 443 only, or put an application gateway in front that redirects to HTTPS.',
  repair: CLOSE_TO_INTERNET,
  references: ['https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview'],
  accepts: DENIED_FIRST,
  mvisionNames: [],
  subject: networkSecurityRule,
  violatedWhen: (rule) => isReachableFromInternet(rule, { port: 80, protocols: ['tcp'] }),
})
