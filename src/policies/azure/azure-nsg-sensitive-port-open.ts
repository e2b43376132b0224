import { any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { DENIED_FIRST, isReachableFromInternet } from '../../subjects/azure/network/internet-reach.ts'
import { networkSecurityRule } from '../../subjects/azure/network/network-security-rule.ts'
import type { Service } from '../../subjects/network/network.ts'
import { SENSITIVE_SERVICES } from '../../subjects/network/sensitive-services.ts'

export const azureNSGSensitivePortOpen = definePolicy({
  id: 'azure-nsg-sensitive-port-open',
  platform: 'azure',
  service: 'network-security-groups',
  title: 'Network security group opens a sensitive port to the internet',
  severity: 'high',
  why: 'Databases, file shares and admin interfaces are built for trusted networks, and scanners find exposed ones within hours.',
  fix: 'Allow only the application security group or the addresses that need the port.',
  references: [
    'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
    'https://learn.microsoft.com/azure/virtual-network/application-security-groups',
  ],
  accepts: DENIED_FIRST,
  mvisionNames: [],
  subject: networkSecurityRule,
  violatedWhen: (rule) => {
    const claims = SENSITIVE_SERVICES.map((service) => isReachableFromInternet(rule, service))
    const reached = SENSITIVE_SERVICES.filter((_, index) => claims[index]?.truth === 'true')
    if (reached.length === 0) return any(...claims)
    const what = namesOf(reached)
    return any(...reached.map((service) => isReachableFromInternet(rule, service, what)))
  },
})

/** `MySQL (3306), PostgreSQL (5432) and 12 more` */
function namesOf(reached: readonly Service[]): string {
  const named = reached.slice(0, 3).map(({ name, port }) => `${name} (${port})`)
  const more = reached.length - named.length
  if (more > 0) return `${named.join(', ')} and ${more} more`
  const last = named.pop()
  return named.length === 0 ? String(last) : `${named.join(', ')} and ${last}`
}
