/** One rule of an EC2 security group, inline in the group or a resource of its own. */
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
  },
})

export type SecurityGroupRule = SubjectOf<typeof securityGroupRule>
