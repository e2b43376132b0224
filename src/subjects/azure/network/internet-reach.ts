/** Claims about what the internet reaches through a rule of a network security group. */

import { both } from '../../../core/attr.ts'
import {
  type Attr,
  all,
  any,
  type Claim,
  certain,
  is,
  not,
  test,
  withoutEvidence,
  withRemark,
} from '../../../core/claim.ts'
import type { Subject } from '../../../core/policy.ts'
import { memoize } from '../../define/scope.ts'
import { isWorld, whoseAddresses } from '../../network/address.ts'
import { anyOf, contains, existsBeside, unclear } from '../../network/covering.ts'
import type { Service } from '../../network/network.ts'
import type { NetworkSecurityRule } from './network-security-rule.ts'
import { attachmentOf } from './security-group-attachment.ts'
import { isFromInternet, isInternet, type WrittenRule } from './written-security-rule.ts'

type Rule = Subject<NetworkSecurityRule>

/** What the policies about open ports accept, for their pages. */
export const DENIED_FIRST: readonly string[] = [
  'A rule that a deny rule of the group with a higher priority overrides, for the same port and source.',
  'Address ranges smaller than half of the internet, and outbound rules.',
]

/** What may be reached: a port, or all of the ports up to the last one, by one of the protocols. */
export interface Ports extends Omit<Service, 'name'> {
  readonly lastPort?: number
}

/** Every port. A rule that starts at 1 leaves out nothing: port 0 is reserved. */
export const EVERY_PORT: Ports = { port: 1, lastPort: 65535, protocols: ['tcp', 'udp'] }

/**
 * Whether the internet reaches the ports through the rule. It does not where another rule of the group, of a better
 * priority, denies the same ports to the same source.
 *
 * @param what what is reached, for the label
 */
export function isReachableFromInternet(rule: Rule, service: Ports, what = `port ${service.port}`): Claim {
  if (internetSources(rule).length === 0) return NOBODY
  const open = opens(rule, service)
  // Most rules are about other ports.
  if (open.truth === 'false') return open
  const admits = all(
    anyOf(
      internetSources(rule).map((source) =>
        test(source, isInternet, (from) => `${whoIs(from)} reaches ${what}`),
      ),
    ),
    open,
    withoutEvidence(is(rule.direction, ['inbound'])),
    withoutEvidence(is(rule.access, ['allow'])),
  )
  if (admits.truth === 'false') return admits
  const reached = all(admits, withoutEvidence(not(isDenied(rule, service))))
  return withRemark(reached, () => attachmentOf(rule))
}

/** A word or a range of all addresses is the internet; half of it is not. */
function whoIs(source: string): string {
  return isWorld(source) && whoseAddresses(source).startsWith('half')
    ? 'half of the internet'
    : 'the internet'
}

const NOBODY: Claim = { truth: 'false', evidence: [] }

/** Sources that are compared; of more, the others say nothing new. */
const MOST_SOURCES = 100

/** The sources that are, and those that may be, the internet. */
const internetSources = memoize(({ sources }: WrittenRule): readonly Attr<string>[] => {
  const truths = sources.map((source) => isFromInternet(source).truth)
  const those = (truth: Claim['truth']) =>
    sources.filter((_, index) => truths[index] === truth).slice(0, MOST_SOURCES)
  return [...those('true'), ...those('unknown')]
})

/** Whether the rule is about the ports, by one of the protocols that the service speaks. */
function opens(rule: WrittenRule, { port, lastPort, protocols }: Ports): Claim {
  return all(
    anyOf(rule.destinationPorts.map((range) => opensRange(range, port, lastPort))),
    withoutEvidence(is(rule.protocol, ['*', ...protocols])),
  )
}

/** A range of one port explains itself. */
function opensRange(range: Attr<string>, port: number, lastPort?: number): Claim {
  const claim = test(
    range,
    (ranges) => holds(ranges, port, lastPort),
    (ranges) => noteOf(ranges),
  )
  return range.kind === 'known' && range.value.trim() === String(port) ? withoutEvidence(claim) : claim
}

function noteOf(ranges: string): string {
  return ranges.trim() === '*' ? 'every port' : `the ports ${ranges.trim()}`
}

/** Whether a range of `22`, `20-25`, `22,80` or `*` holds the ports. */
function holds(ranges: string, port: number, lastPort = port): boolean {
  return ranges.split(',').some((range) => {
    const [first = '', last = first] = range.trim().split('-')
    return first === '*' || (Number(first || Number.NaN) <= port && lastPort <= Number(last || Number.NaN))
  })
}

/** Whether another rule denies the ports before this one allows them. */
function isDenied(rule: Rule, service: Ports): Claim {
  const claims: Claim[] = []
  for (const { denial, covers } of denialsOf(rule)) {
    const about = opens(denial, service)
    if (about.truth === 'false') continue
    const claim = all(covers, about, coversProtocol(denial, rule, service))
    if (claim.truth === 'true') return claim
    claims.push(claim)
  }
  if (rule.denials.tooMany) claims.push(unclear(rule.at, 'there are too many rules to compare'))
  return any(...claims)
}

interface Denial {
  readonly denial: Subject<WrittenRule>
  /** Whether it denies everything that the rule allows, as far as ports and protocols do not matter. */
  readonly covers: Claim
}

/** The rules that may deny what a rule allows, compared once for all services. */
const denialsOf = memoize((rule: Rule): readonly Denial[] => {
  const { sure, maybe } = rule.denials
  const note = 'it may belong to the same group and deny this'
  return [
    ...sure.map((denial) => ({ denial, covers: coversOf(denial, rule) })),
    ...maybe.map((denial) => ({ denial, covers: all(unclear(denial.at, note), coversOf(denial, rule)) })),
  ].filter(({ covers }) => covers.truth !== 'false')
})

function coversOf(denial: Subject<WrittenRule>, rule: Rule): Claim {
  return all(
    is(denial.access, ['deny']),
    is(denial.direction, ['inbound']),
    test(both(denial.priority, rule.priority), ([first, second]) => first < second, ''),
    contains(denial.sources, internetSources(rule), ['*', 'any', 'internet']),
    contains(denial.destinations, rule.destinations, ['*', 'any', 'virtualnetwork']),
    denial.sourcePorts.length === 0
      ? certain(true, denial.at, '')
      : contains(denial.sourcePorts, rule.sourcePorts, ['*']),
    existsBeside(denial.resource, rule.resource),
  )
}

function coversProtocol(denial: WrittenRule, rule: WrittenRule, { protocols }: Ports): Claim {
  const [only, ...more] = protocols
  const enough = only === undefined || more.length > 0 ? ['*'] : ['*', only]
  return any(
    is(denial.protocol, enough),
    test(both(denial.protocol, rule.protocol), ([a, b]) => a === b, ''),
  )
}
