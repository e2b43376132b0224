/** One rule of an EC2 security group, inline in the group or a resource of its own. */
import { known, whereUnknown } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { UnknownCause } from '../../../core/value.ts'
import { isGiven } from '../../define/deploy-time.ts'
import { always, eachOf, joined, number, text, texts } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { addressRange } from '../../network/address.ts'
import { protocol } from '../../network/network.ts'
import { cloudformationPrefixLists, terraformPrefixLists } from './prefix-list.ts'

const ingress = always('ingress')

/** What the policies about open ports accept, for their pages. */
export const NARROW_SOURCES: readonly string[] = [
  'Address ranges smaller than half of the internet, also in prefix lists; other security groups and prefix lists defined elsewhere as sources.',
  'Egress rules.',
]

/**
 * The range, known as one where it is a reference to a network, or a parameter of CloudFormation, which is never null:
 * that a rule names addresses says enough for some policies.
 */
function namedRange(causes: readonly UnknownCause['kind'][]): (range: Attr<string>) => Attr<string> {
  return (range) =>
    whereUnknown(range, (single) =>
      isGiven(single.because, causes) ? known('an address range', single.at) : single,
    )
}

export const securityGroupRule = defineSubject({
  name: 'aws.security-group-rule',
  describes: 'A rule of an EC2 security group, inside the group or as a resource of its own',
  sources: {
    cloudformation: {
      inline: { types: ['AWS::EC2::SecurityGroup'], within: 'SecurityGroupIngress' },
      ingress: ['AWS::EC2::SecurityGroupIngress'],
    },
    terraform: {
      inline: { types: ['aws_security_group', 'aws_default_security_group'], within: 'ingress' },
      rule: ['aws_security_group_rule'],
      ingress: ['aws_vpc_security_group_ingress_rule'],
    },
  },
  attributes: {
    direction: {
      type: 'text',
      describes: '`ingress` or `egress`.',
      cloudformation: ingress,
      terraform: { inline: ingress, rule: text('type'), ingress },
    },
    protocol: {
      type: 'text',
      describes: '`tcp`, `udp`, `all`, or another name or number in lower case.',
      cloudformation: protocol('IpProtocol'),
      terraform: protocol(['protocol', 'ip_protocol']),
    },
    fromPort: {
      type: 'number',
      describes: 'The first port, for `tcp` and `udp`.',
      cloudformation: number('FromPort'),
      terraform: number('from_port'),
    },
    toPort: {
      type: 'number',
      describes: 'The last port, for `tcp` and `udp`.',
      cloudformation: number('ToPort'),
      terraform: number('to_port'),
    },
    cidrs: {
      type: 'address-ranges',
      describes:
        'Address ranges, those in prefix lists of the template included. Other sources, such as security groups and prefix lists of AWS, are not the internet.',
      cloudformation: eachOf(
        joined(texts('CidrIp', 'CidrIpv6'), cloudformationPrefixLists('SourcePrefixListId')),
        addressRange,
      ),
      terraform: eachOf(
        joined(
          texts('cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6'),
          terraformPrefixLists('prefix_list_ids', 'prefix_list_id'),
        ),
        addressRange,
      ),
    },
    otherSources: {
      type: 'texts',
      describes: 'Sources other than address ranges in the same rule.',
      cloudformation: texts('SourceSecurityGroupId', 'SourceSecurityGroupName'),
      terraform: texts('security_groups', 'source_security_group_id', 'referenced_security_group_id', 'self'),
    },
    addresses: {
      type: 'texts',
      describes: 'The address ranges as they are written, those of own networks included.',
      cloudformation: eachOf(texts('CidrIp', 'CidrIpv6'), namedRange(['variable', 'reference'])),
      terraform: eachOf(
        texts('cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6'),
        namedRange(['reference']),
      ),
    },
  },
})

export type SecurityGroupRule = SubjectOf<typeof securityGroupRule>
