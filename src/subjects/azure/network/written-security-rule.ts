/** What is written about one rule of a network security group, inline in the group or a resource of its own. */

import { whereItMayMatch } from '../../../core/attr.ts'
import { type Attr, type Claim, test } from '../../../core/claim.ts'
import { thoseOrSubject } from '../../../core/repair.ts'
import { attributeTable, type ValuesOf } from '../../define/attributes.ts'
import { eachOf, number, texts } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import { addressRangeOrTag, isWorld, ofWorld } from '../../network/address.ts'
import { ARM_GROUP, ARM_RULE, TERRAFORM_GROUP } from './security-group.ts'

const EVERYWHERE: readonly string[] = ['*', 'any', 'internet', '0.0.0.0']

/** Whether an address range or a service tag stands for the internet, or half of it. */
export function isInternet(source: string): boolean {
  return EVERYWHERE.includes(source.trim().toLowerCase()) || isWorld(source)
}

const INTERNET = ofWorld(EVERYWHERE)

/** Whether a source is the internet. A parameter that no deployment can make so is not. */
export function isFromInternet(source: Attr<string>): Claim {
  return test(whereItMayMatch(source, INTERNET), isInternet, '')
}

function addresses(...paths: readonly string[]): Read<readonly Attr<string>[]> {
  return eachOf(texts(...paths), addressRangeOrTag)
}

/** https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview */
export const WRITTEN_RULE = attributeTable({
  direction: {
    type: 'text',
    describes: '`inbound` or `outbound`.',
    everywhere: word('direction'),
  },
  access: { type: 'text', describes: '`allow` or `deny`.', everywhere: word('access') },
  protocol: {
    type: 'text',
    describes: '`tcp`, `udp`, `icmp`, `esp`, `ah`, or `*` for all of them.',
    everywhere: word('protocol'),
  },
  priority: {
    type: 'number',
    describes: 'Of the rules that a packet matches, the one with the lowest number decides.',
    everywhere: number('priority'),
  },
  sources: {
    type: 'address-ranges',
    describes:
      'Address ranges and service tags. Application security groups are not among them: they are not the internet.',
    arm: addresses('sourceAddressPrefix', 'sourceAddressPrefixes'),
    terraform: addresses('source_address_prefix', 'source_address_prefixes'),
  },
  sourcePorts: {
    type: 'texts',
    describes: 'Ports as in `destinationPorts`.',
    arm: texts('sourcePortRange', 'sourcePortRanges'),
    terraform: texts('source_port_range', 'source_port_ranges'),
  },
  destinations: {
    type: 'texts',
    describes: 'Address ranges and service tags.',
    arm: texts('destinationAddressPrefix', 'destinationAddressPrefixes'),
    terraform: texts('destination_address_prefix', 'destination_address_prefixes'),
  },
  destinationPorts: {
    type: 'texts',
    describes: '`22`, `20-25`, `*`; without meaning for protocols other than TCP and UDP.',
    arm: texts('destinationPortRange', 'destinationPortRanges'),
    terraform: texts('destination_port_range', 'destination_port_ranges'),
  },
})

export type WrittenRule = ValuesOf<typeof WRITTEN_RULE>

/** What is written about a rule, without the rules that may deny what it allows; see `networkSecurityRule`. */
export const writtenRule = defineSubject({
  name: 'azure.written-security-rule',
  describes: 'What is written about a rule of a network security group',
  sources: {
    arm: {
      group: { types: ARM_GROUP.types, within: 'securityRules', below: 'properties' },
      rule: ARM_RULE,
    },
    terraform: {
      group: { types: TERRAFORM_GROUP.types, within: 'security_rule' },
      rule: ['azurerm_network_security_rule'],
    },
  },
  attributes: WRITTEN_RULE,
})

/** The repair of rules that let the internet in. */
export const CLOSE_TO_INTERNET = {
  remove: ({ sources }: Pick<WrittenRule, 'sources'>) =>
    thoseOrSubject(sources, (source) => test(source, isInternet, '')),
  unsafe: 'Clients outside of the other address ranges can no longer connect.',
}
