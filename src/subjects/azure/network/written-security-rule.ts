/** What is written about one rule of a network security group, inline in the group or a resource of its own. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { withoutOwnAddresses } from '../../define/deploy-time.ts'
import { number, texts } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { word } from '../../define/word.ts'
import { isWorld } from '../../network/network.ts'
import { ARM_GROUP, TERRAFORM_GROUP } from './security-group.ts'

/** https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview */
export interface WrittenRule {
  /** `inbound` or `outbound`. */
  readonly direction: Attr<string>
  /** `allow` or `deny`. */
  readonly access: Attr<string>
  /** `tcp`, `udp`, `icmp`, `esp`, `ah`, or `*` for all of them. */
  readonly protocol: Attr<string>
  /** Of the rules that a packet matches, the one with the lowest number decides. */
  readonly priority: Attr<number>
  /** Address ranges and service tags; application security groups are none of them and not the internet. */
  readonly sources: readonly Attr<string>[]
  readonly sourcePorts: readonly Attr<string>[]
  readonly destinations: readonly Attr<string>[]
  /** `22`, `20-25`, `*`; ports have no meaning to protocols other than TCP and UDP. */
  readonly destinationPorts: readonly Attr<string>[]
}

const EVERYWHERE: readonly string[] = ['*', 'any', 'internet', '0.0.0.0']

/** Whether an address range or a service tag stands for the internet, or half of it. */
export function isInternet(source: string): boolean {
  return EVERYWHERE.includes(source.trim().toLowerCase()) || isWorld(source)
}

function addresses(...paths: readonly string[]): Read<readonly Attr<string>[]> {
  const read = texts(...paths)
  return (scope) => read(scope).map(withoutOwnAddresses)
}

/** The attributes as ARM names them, below `at`. */
function arm(at: '' | 'properties.') {
  return {
    direction: word(`${at}direction`),
    access: word(`${at}access`),
    protocol: word(`${at}protocol`),
    priority: number(`${at}priority`),
    sources: addresses(`${at}sourceAddressPrefix`, `${at}sourceAddressPrefixes`),
    sourcePorts: texts(`${at}sourcePortRange`, `${at}sourcePortRanges`),
    destinations: texts(`${at}destinationAddressPrefix`, `${at}destinationAddressPrefixes`),
    destinationPorts: texts(`${at}destinationPortRange`, `${at}destinationPortRanges`),
  }
}

const terraform = {
  direction: word('direction'),
  access: word('access'),
  protocol: word('protocol'),
  priority: number('priority'),
  sources: addresses('source_address_prefix', 'source_address_prefixes'),
  sourcePorts: texts('source_port_range', 'source_port_ranges'),
  destinations: texts('destination_address_prefix', 'destination_address_prefixes'),
  destinationPorts: texts('destination_port_range', 'destination_port_ranges'),
}

export const writtenRule = defineSubject<WrittenRule>({
  arm: [
    { types: ARM_GROUP.types, within: 'securityRules', attrs: arm('properties.') },
    { types: ['Microsoft.Network/networkSecurityGroups/securityRules'], attrs: arm('') },
  ],
  terraform: [
    { types: TERRAFORM_GROUP.types, within: 'security_rule', attrs: terraform },
    { types: ['azurerm_network_security_rule'], attrs: terraform },
  ],
})
