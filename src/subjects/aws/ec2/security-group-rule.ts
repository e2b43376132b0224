/** One rule of an EC2 security group, inline in the group or a resource of its own. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { withoutOwnAddresses } from '../../define/deploy-time.ts'
import { always, number, text, texts } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { type Admission, type Opening, protocol } from '../../network/network.ts'

export interface SecurityGroupRule extends Admission, Opening {}

const cidrs = (...paths: readonly string[]): Read<readonly Attr<string>[]> => {
  const read = texts(...paths)
  return (scope) => read(scope).map(withoutOwnAddresses)
}

const cloudformation = {
  direction: always('ingress'),
  protocol: protocol('IpProtocol'),
  fromPort: number('FromPort'),
  toPort: number('ToPort'),
  cidrs: cidrs('CidrIp', 'CidrIpv6'),
}

const terraform = {
  direction: always('ingress'),
  protocol: protocol(['protocol', 'ip_protocol']),
  fromPort: number('from_port'),
  toPort: number('to_port'),
  cidrs: cidrs('cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6'),
}

export const securityGroupRule = defineSubject<SecurityGroupRule>({
  cloudformation: [
    { types: ['AWS::EC2::SecurityGroup'], within: 'SecurityGroupIngress', attrs: cloudformation },
    { types: ['AWS::EC2::SecurityGroupIngress'], attrs: cloudformation },
  ],
  terraform: [
    { types: ['aws_security_group', 'aws_default_security_group'], within: 'ingress', attrs: terraform },
    { types: ['aws_security_group_rule'], attrs: { ...terraform, direction: text('type') } },
    { types: ['aws_vpc_security_group_ingress_rule'], attrs: terraform },
  ],
})
