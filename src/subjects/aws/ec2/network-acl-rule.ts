/** One rule of a network ACL, inline in the ACL or a resource of its own. */

import { mapAttr } from '../../../core/attr.ts'
import type { Subject } from '../../../core/policy.ts'
import { always, changed, eachOf, flag, number, texts } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import type { Target } from '../../links/named.ts'
import { addressRange } from '../../network/address.ts'
import { protocol } from '../../network/network.ts'

/** Egress is false by default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html */
const directionOf = (path: string) =>
  changed(flag(path, false), (egress) => mapAttr(egress, (is) => (is ? 'egress' : 'ingress'), 'a direction'))

/** What rules that are resources of their own belong to, and by which property. */
export const RULES: readonly {
  readonly types: readonly string[]
  readonly by: string
  readonly to: Target
}[] = [
  {
    types: ['AWS::EC2::NetworkAclEntry'],
    by: 'NetworkAclId',
    to: { types: ['AWS::EC2::NetworkAcl'], name: 'Id' },
  },
  {
    types: ['aws_network_acl_rule'],
    by: 'network_acl_id',
    to: { types: ['aws_network_acl', 'aws_default_network_acl'], name: 'id' },
  },
]

export const networkACLRule = defineSubject({
  name: 'aws.network-acl-rule',
  describes:
    'An ingress rule of a network ACL, inside the ACL or a rule of either direction as a resource of its own',
  sources: {
    cloudformation: ['AWS::EC2::NetworkAclEntry'],
    terraform: {
      inline: { types: ['aws_network_acl', 'aws_default_network_acl'], within: 'ingress' },
      rule: ['aws_network_acl_rule'],
    },
  },
  attributes: {
    direction: {
      type: 'text',
      describes: '`ingress`, which is the default, or `egress`.',
      cloudformation: directionOf('Egress'),
      terraform: { inline: always('ingress'), rule: directionOf('egress') },
    },
    action: {
      type: 'text',
      describes: '`allow` or `deny`.',
      cloudformation: word('RuleAction'),
      terraform: { inline: word('action'), rule: word('rule_action') },
    },
    number: {
      type: 'number',
      describes: 'Its place in the order of rules: the lowest number that matches decides.',
      cloudformation: number('RuleNumber'),
      terraform: { inline: number('rule_no'), rule: number('rule_number') },
    },
    protocol: {
      type: 'text',
      describes: '`tcp`, `udp`, `all`, or another name or number in lower case.',
      cloudformation: protocol('Protocol'),
      terraform: protocol('protocol'),
    },
    fromPort: {
      type: 'number',
      describes: 'The first port, for `tcp` and `udp`.',
      cloudformation: number('PortRange.From'),
      terraform: number('from_port'),
    },
    toPort: {
      type: 'number',
      describes: 'The last port, for `tcp` and `udp`.',
      cloudformation: number('PortRange.To'),
      terraform: number('to_port'),
    },
    cidrs: {
      type: 'address-ranges',
      describes: 'The address range that it is about, of IPv4 or IPv6.',
      cloudformation: eachOf(texts('CidrBlock', 'Ipv6CidrBlock'), addressRange),
      terraform: eachOf(texts('cidr_block', 'ipv6_cidr_block'), addressRange),
    },
  },
})

export type NetworkACLRule = Subject<SubjectOf<typeof networkACLRule>>

/** The repair of entries that let the internet in. */
export const REMOVE_ENTRY = {
  remove: 'subject',
  unsafe: 'The traffic that the entry allows is refused.',
} as const
