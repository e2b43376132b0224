/** One rule of an EC2 security group, inline in the group or a resource of its own. */
import type { Attr } from '../../core/claim.ts'
import { defineSubject } from '../define.ts'
import { withoutOwnAddresses } from '../given-later.ts'
import { always, number, scalar, text, texts } from '../readers.ts'
import type { Read } from '../scope.ts'

export interface SecurityGroupRule {
  /** `ingress` or `egress`. */
  readonly direction: Attr<string>
  /** `tcp`, `udp`, `all`, or another name or number in lower case. */
  readonly protocol: Attr<string>
  /** For `tcp` and `udp`; without meaning where the protocol is `all`. */
  readonly fromPort: Attr<number>
  readonly toPort: Attr<number>
  /** Address ranges. Other security groups and prefix lists are peers too, but none of them is the internet. */
  readonly cidrs: readonly Attr<string>[]
}

/** The names EC2 and Terraform take for the protocol numbers; -1 and `all` mean every protocol. */
const PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ['6', 'tcp'],
  ['17', 'udp'],
  ['-1', 'all'],
])
const protocol = scalar<string>((raw) => {
  const name = String(raw).trim().toLowerCase()
  return PROTOCOLS.get(name) ?? name
}, 'a protocol')

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
