/** Claims about rules of security groups that hold whoever the sources are. */

import { both } from '../../../core/attr.ts'
import { all, any, type Claim, is, not, present, test, withoutEvidence } from '../../../core/claim.ts'
import { isOpenToWorld } from '../../network/address.ts'
import { allowsInternet } from '../../network/network.ts'
import type { SecurityGroupRule } from './security-group-rule.ts'

/** What policies about rules between addresses accept, for their pages. */
export const OTHER_GROUPS = 'Other security groups, the group itself and prefix lists as sources.'

/** Whether an inbound rule names addresses as sources; the internet comes first. `can` is what they do, for the label. */
export function allowsAddresses({ direction, cidrs, addresses }: SecurityGroupRule, can: string): Claim {
  return all(
    any(...cidrs.map((cidr) => isOpenToWorld(cidr, can)), ...addresses.map((range) => present(range, can))),
    withoutEvidence(is(direction, ['ingress'])),
  )
}

/** How many ports in one rule are not many. */
const MAX_PORTS = 100

/** Whether a rule about TCP or UDP covers many ports. */
export function coversManyPorts({ protocol, fromPort, toPort }: SecurityGroupRule): Claim {
  return all(
    test(
      both(fromPort, toPort),
      ([from, to]) => to - from >= MAX_PORTS,
      ([from, to]) => `${to - from + 1} ports in one rule`,
    ),
    withoutEvidence(is(protocol, ['tcp', 'udp'])),
  )
}

const WEB_PORTS = [80, 443]
const ICMP = ['icmp', '1', 'icmpv6', 'ipv6-icmp', '58']

/** Whether the internet reaches something else than a web server through the rule. ICMP serves networks, and no program. */
export function opensOtherThanWeb(rule: SecurityGroupRule): Claim {
  const { protocol, fromPort, toPort } = rule
  const hasPorts = is(protocol, ['tcp', 'udp'])
  const isWeb = test(both(fromPort, toPort), ([from, to]) => from === to && WEB_PORTS.includes(from), '')
  return all(
    allowsInternet(rule, 'ports other than 80 and 443'),
    withoutEvidence(not(all(hasPorts, isWeb))),
    // EC2 refuses a rule about TCP or UDP that has no ports.
    withoutEvidence(any(not(hasPorts), present(fromPort, ''))),
    withoutEvidence(not(is(protocol, ICMP))),
  )
}
