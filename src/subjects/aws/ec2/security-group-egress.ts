/** One outbound rule of an EC2 security group; also the one that a group gets without any. */
import { all, any, type Claim, is, withoutEvidence } from '../../../core/claim.ts'
import { always, eachOf, fallBack, joined, text, texts } from '../../define/readers.ts'
import { isNull, lookUp, type Scope } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { addressRange, isOpenToWorld } from '../../network/address.ts'
import { cloudformationPrefixLists, terraformPrefixLists } from './prefix-list.ts'

const egress = always('egress')

/** A group of CloudFormation without outbound rules, or with an empty list of them. */
function hasNoRule({ node }: Scope): boolean {
  const rules = lookUp(node, 'SecurityGroupEgress')
  return rules === undefined || isNull(rules) || (rules.kind === 'list' && rules.items.length === 0)
}

const written = eachOf(
  joined(texts('CidrIp', 'CidrIpv6'), cloudformationPrefixLists('DestinationPrefixListId')),
  addressRange,
)

export const securityGroupEgress = defineSubject({
  name: 'aws.security-group-egress',
  describes:
    'An outbound rule of an EC2 security group, inside the group or as a resource of its own; a group of CloudFormation without any allows everything',
  sources: {
    cloudformation: {
      inline: { types: ['AWS::EC2::SecurityGroup'], within: 'SecurityGroupEgress' },
      rule: ['AWS::EC2::SecurityGroupEgress'],
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-securitygroup.html
      none: { types: ['AWS::EC2::SecurityGroup'], only: hasNoRule },
    },
    terraform: {
      inline: { types: ['aws_security_group', 'aws_default_security_group'], within: 'egress' },
      rule: ['aws_security_group_rule'],
      egress: ['aws_vpc_security_group_egress_rule'],
    },
  },
  attributes: {
    direction: {
      type: 'text',
      describes: '`ingress` or `egress`.',
      cloudformation: egress,
      terraform: { inline: egress, rule: text('type'), egress },
    },
    cidrs: {
      type: 'address-ranges',
      describes:
        'Address ranges, those in prefix lists of the template included. `0.0.0.0/0` for a group without outbound rules in CloudFormation.',
      cloudformation: { inline: written, rule: written, none: (scope) => [fallBack(scope, '0.0.0.0/0')] },
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

/** Whether the rule lets connections to the internet out. */
export function reachesInternet({ direction, cidrs }: SubjectOf<typeof securityGroupEgress>): Claim {
  return all(
    any(...cidrs.map((cidr) => isOpenToWorld(cidr, 'can be reached'))),
    withoutEvidence(is(direction, ['egress'])),
  )
}
