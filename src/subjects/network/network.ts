/** Claims about what the internet reaches through a rule of a firewall or security group. */
import { type Attr, all, any, type Claim, is, test, withoutEvidence } from '../../core/claim.ts'
import { scalar } from '../define/readers.ts'
import { isOpenToWorld } from './address.ts'

/** The sources that a rule allows traffic from. */
export interface Admission {
  /** `ingress` or `egress`. */
  readonly direction: Attr<string>
  /** Address ranges. Other peers, such as groups and tags of machines, are not the internet. */
  readonly cidrs: readonly Attr<string>[]
}

/** The ports that a rule allows traffic to. */
export interface Opening {
  /** `tcp`, `udp`, `all`, or another name or number in lower case. */
  readonly protocol: Attr<string>
  /** For `tcp` and `udp`; not used where the protocol is `all`. */
  readonly fromPort: Attr<number>
  readonly toPort: Attr<number>
}

/** Names of protocol numbers; -1 stands for every protocol. */
const PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ['6', 'tcp'],
  ['17', 'udp'],
  ['-1', 'all'],
])

/** Reads a protocol, by name or by number. */
export const protocol = scalar<string>((raw) => {
  const name = String(raw).trim().toLowerCase()
  return PROTOCOLS.get(name) ?? name
}, 'a protocol')

/** A port that something listens on, by the protocols it speaks. */
export interface Service {
  readonly name: string
  readonly port: number
  readonly protocols: readonly ('tcp' | 'udp')[]
}

/** Whether the rule allows the internet; `what` it can then reach, for the label. */
export function allowsInternet(rule: Admission, what: string): Claim {
  return all(
    any(...rule.cidrs.map((cidr) => isOpenToWorld(cidr, `reaches ${what}`))),
    withoutEvidence(is(rule.direction, ['ingress'])),
  )
}

/** Whether the rule allows the port. Ports have no meaning to ICMP and other protocols without ports. */
export function opensPort(rule: Opening, { port, protocols }: Omit<Service, 'name'>): Claim {
  if (isElsewhere(rule, port)) return CLOSED
  const range = all(
    test(
      rule.fromPort,
      (from) => from <= port,
      (from) => `the range starts at ${from}`,
    ),
    test(
      rule.toPort,
      (to) => to >= port,
      (to) => `the range ends at ${to}`,
    ),
  )
  return any(
    everyProtocol(rule),
    all(isOnePort(rule) ? withoutEvidence(range) : range, withoutEvidence(is(rule.protocol, protocols))),
  )
}

const CLOSED: Claim = { truth: 'false', evidence: [] }

/** Nearly every port checked is outside the range; this finds those without building claims. */
function isElsewhere({ protocol, fromPort, toPort }: Opening, port: number): boolean {
  const isSome = protocol.kind === 'known' && protocol.value !== 'all'
  const isAbove = fromPort.kind === 'known' && fromPort.value > port
  return isSome && (isAbove || (toPort.kind === 'known' && toPort.value < port))
}

/** A range of one port explains itself. */
function isOnePort({ fromPort, toPort }: Opening): boolean {
  return fromPort.kind === 'known' && toPort.kind === 'known' && fromPort.value === toPort.value
}

/** Whether the rule allows every TCP port, with or without the other protocols. */
export function opensEveryPort(rule: Opening): Claim {
  return any(
    everyProtocol(rule),
    all(
      test(rule.fromPort, (from) => from <= 1, 'the range starts at the first port'),
      test(rule.toPort, (to) => to >= 65535, 'the range ends at the last port'),
      withoutEvidence(is(rule.protocol, ['tcp'])),
    ),
  )
}

function everyProtocol(rule: Opening): Claim {
  return is(rule.protocol, ['all'], 'every protocol and port')
}
