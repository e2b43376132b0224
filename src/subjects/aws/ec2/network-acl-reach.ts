/** Claims about what the internet reaches through a rule of a network ACL. */
import { all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { allowsInternet, type Opening, opensPort, type Service } from '../../network/network.ts'
import { isDeniedFirst } from './network-acl-denials.ts'
import type { NetworkACLRule } from './network-acl-rule.ts'

/** What the policies about network ACLs accept, for their pages. */
export const DENIED_BEFORE: readonly string[] = [
  'A rule that a deny rule of the same ACL with a lower number overrides, for the same ports and addresses.',
  'Address ranges smaller than half of the internet, and egress rules.',
]

/** Whether the rule lets the internet reach the service, and no earlier rule denies it. */
export function isReachableThroughACL(
  rule: NetworkACLRule,
  { port, protocols }: Omit<Service, 'name'>,
): Claim {
  return any(
    ...protocols.map((protocol) =>
      isOpen(rule, `port ${port}`, (each) => opensPort(each, { port, protocols: [protocol] })),
    ),
  )
}

/** Whether the rule lets the internet reach every port of every protocol, and no earlier rule denies that. */
export function opensEverything(rule: NetworkACLRule): Claim {
  return isOpen(rule, 'every port', ({ protocol }) => is(protocol, ['all'], 'every protocol and port'))
}

/** Whether the rule lets the internet reach every port of one protocol, and no earlier rule denies that. */
export function opensEveryPortOf(rule: NetworkACLRule, protocol: 'tcp' | 'udp'): Claim {
  const name = protocol.toUpperCase()
  return any(
    all(
      isOpen(rule, `every ${name} port`, (each) => hasFullRange(each, [protocol])),
      withoutEvidence(is(rule.protocol, [protocol])),
    ),
  )
}

function hasFullRange(rule: Opening, protocols: readonly string[]): Claim {
  return any(
    is(rule.protocol, ['all']),
    all(
      test(rule.fromPort, (from) => from <= 1, 'the range starts at the first port'),
      test(rule.toPort, (to) => to >= 65535, 'the range ends at the last port'),
      withoutEvidence(is(rule.protocol, protocols)),
    ),
  )
}

function isOpen(rule: NetworkACLRule, what: string, isAbout: (rule: NetworkACLRule) => Claim): Claim {
  const open = all(allowsInternet(rule, what), isAbout(rule), withoutEvidence(is(rule.action, ['allow'])))
  // Most rules are about other ports.
  if (open.truth === 'false') return open
  return all(open, withoutEvidence(not(isDeniedFirst(rule, isAbout))))
}

/** The lowest and the highest end of the ranges that clients take their ports from. */
const FIRST_EPHEMERAL = 1024
const LAST_EPHEMERAL = 61_000

/**
 * Whether the rule is about the ports of answers: ACLs keep no state, so that what comes back from the internet needs a
 * rule of its own, from 1024 at the lowest to 61000 or higher.
 * https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html
 */
export function isForAnswers({ protocol, fromPort, toPort }: Opening): Claim {
  return all(
    is(protocol, ['tcp', 'udp']),
    test(fromPort, (from) => from >= FIRST_EPHEMERAL, ''),
    test(toPort, (to) => to >= LAST_EPHEMERAL, ''),
  )
}
