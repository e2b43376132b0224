/** Which firewall rules of a template deny what another one allows: of the same network or policy, and not later. */
import { both } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, certain, is, not, present, test } from '../../../core/claim.ts'
import type { Subject } from '../../../core/policy.ts'
import type { Resource, Template } from '../../../core/template.ts'
import type { Value } from '../../../core/value.ts'
import { isNull, lookUp, memoize } from '../../define/scope.ts'
import { follow, saysTheSame } from '../../links/follow.ts'
import type { Target } from '../../links/named.ts'
import { isWorld } from '../../network/address.ts'
import { contains, existsBeside, unclear } from '../../network/covering.ts'
import { type Opening, opensEveryPort, opensPort, type Service } from '../../network/network.ts'

/** What of a rule decides whether it denies another. */
interface Rule {
  readonly direction: Attr<string>
  readonly cidrs: readonly Attr<string>[]
  readonly action: Attr<string>
  readonly disabled: Attr<boolean>
  readonly networks: Attr<string>
  readonly openings: readonly Opening[]
  readonly denies: readonly Opening[]
  readonly priority: Attr<number>
  readonly targets: readonly Attr<string>[]
  readonly destinations: readonly Attr<string>[]
}

/** How many pairs of an open rule and one that may deny it are compared in a template; hostile ones have more. */
const MOST_PAIRS = 5000

interface Denials {
  readonly rules: readonly Subject<Rule>[]
  /** How many more rules are compared with these. */
  left: number
}

/** The rules that may deny anything, and what is left of the template's budget. */
const denialsOf = memoize((rules: readonly Subject<Rule>[]): Denials => {
  const denying = rules.filter((rule) => isDenial(rule).truth !== 'false')
  return { rules: denying, left: Math.floor(MOST_PAIRS / Math.max(1, denying.length)) }
})

function isDenial({ denies, action }: Rule): Claim {
  const [first] = denies
  return first === undefined ? is(action, ['deny']) : present(first.protocol, 'denied')
}

/**
 * Whether one of the rules denies what a rule allows before it does.
 *
 * @param closes whether protocols and ports that are denied are all that matter
 */
export function deniedBy(
  rule: Subject<Rule>,
  rules: readonly Subject<Rule>[],
  closes: (denied: readonly Opening[]) => Claim,
): Claim {
  const denials = denialsOf(rules)
  if (denials.rules.length === 0) return NOT_DENIED
  const covering = coveringOf(rule, denials)
  if (covering === undefined) return unclear(rule.at, 'there are too many rules to compare')
  return any(
    ...covering.map(({ denial, covers }) =>
      all(covers, closes(denial.denies.length > 0 ? denial.denies : denial.openings)),
    ),
  )
}

const NOT_DENIED: Claim = { truth: 'false', evidence: [] }

interface Denial {
  readonly denial: Subject<Rule>
  /** Whether it denies everything that the rule allows, as far as ports and protocols do not matter. */
  readonly covers: Claim
}

const compared = memoize((_: Template) => new Map<Rule, readonly Denial[] | undefined>())

/** The rules that may deny the rule, compared once for all services; undefined where there are too many. */
function coveringOf(rule: Subject<Rule>, denials: Denials): readonly Denial[] | undefined {
  const known = compared(rule.template)
  if (!known.has(rule)) known.set(rule, denials.left-- > 0 ? compare(rule, denials.rules) : undefined)
  return known.get(rule)
}

function compare(rule: Subject<Rule>, denials: readonly Subject<Rule>[]): readonly Denial[] {
  return denials
    .map((denial) => ({ denial, covers: coversOf(denial, rule) }))
    .filter(({ covers }) => covers.truth !== 'false')
}

function coversOf(denial: Subject<Rule>, rule: Subject<Rule>): Claim {
  const first = all(
    isDenial(denial),
    is(denial.direction, ['ingress']),
    test(both(denial.priority, rule.priority), ([own, other]) => own <= other, ''),
  )
  if (first.truth === 'false') return first
  return all(
    first,
    not(is(denial.disabled, [true])),
    any(is(denial.networks, ['internet']), not(present(denial.networks, ''))),
    coversSources(denial, rule),
    coversList(denial.targets, rule.targets),
    coversList(denial.destinations, rule.destinations),
    areTogether(denial.resource, rule.resource, denial.template),
    existsBeside(denial.resource, rule.resource),
  )
}

/** Whether every source of the rule that is or may be the internet is denied. */
function coversSources({ cidrs: denied }: Rule, { cidrs }: Rule): Claim {
  const internet = cidrs.filter((cidr) => test(cidr, isWorld, '').truth !== 'false')
  return all(
    ...internet.map((cidr) => {
      const covers = (everything: string) => contains(denied, [cidr], [everything])
      // What is not known may be of either kind.
      if (cidr.kind !== 'known') return all(covers('0.0.0.0/0'), covers('::/0'))
      return covers(cidr.value.includes(':') ? '::/0' : '0.0.0.0/0')
    }),
  )
}

/** A rule without any is for everything. */
function coversList(denied: readonly Attr<string>[], allowed: readonly Attr<string>[]): Claim {
  const limits = denied.filter(({ kind }) => kind !== 'absent')
  const [first] = limits
  if (first === undefined) return ALWAYS
  const others = allowed.filter(({ kind }) => kind !== 'absent')
  return others.length === 0
    ? all(...limits.map((limit) => not(present(limit, ''))))
    : contains(limits, others, [])
}

const ALWAYS: Claim = { truth: 'true', evidence: [] }

const NETWORK: Target = { types: ['google_compute_network'], name: 'name' }
const POLICY: Target = {
  types: [
    'google_compute_firewall_policy',
    'google_compute_network_firewall_policy',
    'google_compute_region_network_firewall_policy',
  ],
  name: 'name',
}

/** Whether two rules are of the same network, or of the same policy. */
function areTogether(denying: Resource, allowing: Resource, template: Template): Claim {
  if (denying === allowing) return ALWAYS
  if (denying.type !== allowing.type || denying.type.endsWith('_with_rules')) return NOT_DENIED
  return denying.type === 'google_compute_firewall'
    ? nameTheSame('network', NETWORK, denying, allowing, template)
    : nameTheSame('firewall_policy', POLICY, denying, allowing, template)
}

function nameTheSame(name: string, target: Target, a: Resource, b: Resource, template: Template): Claim {
  const [first, second] = [lookUp(a.properties, name), lookUp(b.properties, name)]
  const [ofFirst, ofSecond] = [follow(first, target, template, a), follow(second, target, template, b)]
  if (ofFirst.kind === 'here' && ofSecond.kind === 'here') {
    return certain(ofFirst.resource === ofSecond.resource, a.head, '')
  }
  const places = ['project', 'region'].map((each) =>
    sameText(lookUp(a.properties, each), a, lookUp(b.properties, each), b),
  )
  return all(sameText(first, a, second, b), ...places)
}

/** Whether the same is written, known or not; where one is not known and the other is something else, it may be. */
function sameText(a: Value | undefined, ownerOfA: Resource, b: Value | undefined, ownerOfB: Resource): Claim {
  const [first, second] = [written(a), written(b)]
  if (first === undefined && second === undefined) return ALWAYS
  if (first?.kind === 'scalar' && second?.kind === 'scalar') {
    return certain(lastPart(first.value) === lastPart(second.value), first.at, '')
  }
  if (saysTheSame(first, ownerOfA, second, ownerOfB)) return ALWAYS
  return unclear((first ?? second ?? ownerOfA).at, 'it may belong to the same network and deny this')
}

function written(value: Value | undefined): Value | undefined {
  return value === undefined || isNull(value) ? undefined : value
}

/** The name in `projects/p/global/networks/name`, or in a link. */
function lastPart(name: string | number | boolean | null): string {
  const text = String(name)
  return text.slice(text.lastIndexOf('/') + 1)
}

/** Whether the port is denied for each protocol of a service that is allowed. */
export function closesPort(
  denied: readonly Opening[],
  { protocol }: Opening,
  { port, protocols }: Omit<Service, 'name'>,
): Claim {
  const own = protocols.filter((each) => protocol.kind === 'known' && protocol.value === each)
  return all(
    ...(own.length > 0 ? own : protocols).map((each) =>
      any(...denied.map((opening) => opensPort(opening, { port, protocols: [each] }))),
    ),
  )
}

/** Whether everything is denied that is allowed to every port. */
export function closesEveryPort(denied: readonly Opening[], { protocol }: Opening): Claim {
  return any(
    ...denied.map((opening) =>
      any(is(opening.protocol, ['all']), all(is(protocol, ['tcp']), opensEveryPort(opening))),
    ),
  )
}
