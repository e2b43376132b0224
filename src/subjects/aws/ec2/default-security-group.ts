/** A rule of the security group that every VPC has by default. */

import type { SingleValue } from '../../../core/attr.ts'
import { byDefault, eachBranch, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { attributeName } from '../../../core/reference.ts'
import { isThere } from '../../define/optional-block.ts'
import { always } from '../../define/readers.ts'
import { lookUp, type Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'

const DEFAULT_GROUP = ['aws_default_security_group', 'data.aws_default_security_group']
/** The attribute of a VPC that is its default group. */
const OF_VPC = ['DefaultSecurityGroup', 'default_security_group_id']

/** Whether the group that a rule names is the default one of a VPC; one that the deployment gives is taken for another. */
function namesDefault(path: string): Read<Attr<boolean>> {
  return ({ node, at }) =>
    eachBranch(lookUp(node, path), (group) => {
      if (group?.kind === 'unknown' && isOpen(group)) return unknownBecause(group.because, group.at)
      return byDefault(isDefaultGroup(group), at)
    })
}

function isOpen({ because }: Extract<SingleValue, { kind: 'unknown' }>): boolean {
  return because.kind !== 'reference' && because.kind !== 'variable'
}

function isDefaultGroup(group: SingleValue | undefined): boolean {
  if (group?.kind !== 'unknown' || group.because.kind !== 'reference') return false
  const { because } = group
  return OF_VPC.includes(attributeName(because) ?? '') || DEFAULT_GROUP.includes(because.type ?? '')
}

const BLOCKS = ['ingress', 'egress']

/** Whether a block is a rule: of a loop over what is not known, there may be none. */
const isRule: Read<Attr<boolean>> = (scope) => {
  const written = BLOCKS.flatMap((name) => lookUp(scope.resource.properties, name) ?? [])
  const loop = written
    .flatMap((value) => (value.kind === 'list' ? value.items : [value]))
    .find((item) => item.kind === 'either' && item.anyNumber && item.branches[0] === scope.node)
  return isThere(loop ?? scope.node, scope)
}

export const defaultSecurityGroupRule = defineSubject({
  name: 'aws.default-security-group-rule',
  describes:
    'A rule of a security group of either direction, inside of the default group of a VPC or as a resource of its own',
  sources: {
    cloudformation: ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress'],
    terraform: {
      inline: { types: ['aws_default_security_group'], within: BLOCKS },
      rule: [
        'aws_security_group_rule',
        'aws_vpc_security_group_ingress_rule',
        'aws_vpc_security_group_egress_rule',
      ],
    },
  },
  attributes: {
    written: {
      type: 'boolean',
      describes: 'Whether there is such a rule: unknown for one that a condition or a loop makes.',
      cloudformation: always(true),
      terraform: { inline: isRule, rule: always(true) },
    },
    ofDefaultGroup: {
      type: 'boolean',
      describes: 'Whether the group is the default one of a VPC.',
      cloudformation: namesDefault('GroupId'),
      terraform: { inline: always(true), rule: namesDefault('security_group_id') },
    },
  },
})
