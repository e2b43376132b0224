/** Claims about which of many services the internet reaches through a rule of a network security group. */
import { any, type Claim } from '../../../core/claim.ts'
import type { Subject } from '../../../core/policy.ts'
import type { Service } from '../../network/network.ts'
import { isReachableFromInternet } from './internet-reach.ts'
import type { NetworkSecurityRule } from './network-security-rule.ts'

/** Whether the internet reaches one of the services; the label names the first few that it does. */
export function isAnyReachable(rule: Subject<NetworkSecurityRule>, services: readonly Service[]): Claim {
  const claims = services.map((service) => isReachableFromInternet(rule, service))
  const reached = services.filter((_, index) => claims[index]?.truth === 'true')
  if (reached.length === 0) return any(...claims)
  const what = namesOf(reached)
  return any(...reached.map((service) => isReachableFromInternet(rule, service, what)))
}

/** `MySQL (3306), PostgreSQL (5432) and 12 more` */
function namesOf(reached: readonly Service[]): string {
  const named = reached.slice(0, 3).map(({ name, port }) => `${name} (${port})`)
  const more = reached.length - named.length
  if (more > 0) return `${named.join(', ')} and ${more} more`
  const last = named.pop()
  return named.length === 0 ? String(last) : `${named.join(', ')} and ${last}`
}
