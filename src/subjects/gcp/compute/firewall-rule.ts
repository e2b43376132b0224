/** A rule of a VPC firewall or of a firewall policy: which sources can reach which ports. */
import { absent, mapAttr, orDefault, unknownBecause } from '../../../core/attr.ts'
import {
  type Attr,
  all,
  any,
  type Claim,
  is,
  not,
  withNote,
  withoutEvidence,
  withRemark,
} from '../../../core/claim.ts'
import type { Subject } from '../../../core/policy.ts'
import { causeOfChoice, type UnknownCause } from '../../../core/value.ts'
import { ownAttribute, ownType } from '../../define/attributes.ts'
import { nested } from '../../define/moves.ts'
import { always, fallBack, flag, number, texts, textsOf } from '../../define/readers.ts'
import { isNull, itemsOf, lookUp, type Read, type Scope } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import { addressRange } from '../../network/address.ts'
import {
  allowsInternet,
  type Opening,
  opensEveryPort,
  opensPort,
  protocol,
  type Service,
} from '../../network/network.ts'
import { attachmentOf } from './firewall-attachment.ts'
import { closesEveryPort, closesPort, deniedBy } from './firewall-denials.ts'

const ANYWHERE = '0.0.0.0/0'
const EVERY_PORT = '0-65535'
const PEERS = ['source_tags', 'source_service_accounts']

/**
 * The ranges of a VPC firewall rule. One that names no source at all is for any source, in provider versions
 * that accept it (before 4.0): https://cloud.google.com/firewall/docs/firewalls#sources
 */
const sourceRanges: Read<readonly Attr<string>[]> = (scope) => {
  const value = lookUp(scope.node, 'source_ranges')
  const [first, ...more] = value === undefined || isNull(value) ? [] : textsOf(value)
  const written = first === undefined ? withoutSource(scope) : orDefault(first, () => withoutSource(scope))
  return [written, ...more].map(addressRange)
}

/** The source of a rule without ranges: the tags and service accounts that it names, or else any. */
function withoutSource(scope: Scope): Attr<string> {
  let unknown: UnknownCause | undefined
  for (const path of PEERS) {
    for (const item of itemsOf(lookUp(scope.node, path))) {
      if (item.kind === 'scalar') return absent(scope.at)
      if (item.kind === 'unknown') unknown ??= item.because
      if (item.kind === 'either') unknown ??= causeOfChoice(item)
    }
  }
  return unknown === undefined ? fallBack(scope, ANYWHERE) : unknownBecause(unknown, scope.at)
}

/** A rule of a firewall policy names its sources in many ways, and only ranges of addresses are the internet. */
const matchedRanges: Read<readonly Attr<string>[]> = ({ node }) => {
  const value = lookUp(node, 'match.src_ip_ranges')
  return value === undefined ? [] : textsOf(value).map(addressRange)
}

/** The protocols and ports of blocks; a block without ports is for all of them. */
function openings(...paths: readonly string[]): Read<readonly Opening[]> {
  return (scope) =>
    paths
      .flatMap((path) => itemsOf(lookUp(scope.node, path)))
      .flatMap((node) => openingsOf(nested(scope, node)))
}

function openingsOf(block: Scope): readonly Opening[] {
  const value = lookUp(block.node, 'ports')
  const [first, ...more] = value === undefined || isNull(value) ? [] : textsOf(value)
  const everyPort = () => fallBack<string>(block, EVERY_PORT)
  const ports = [first === undefined ? everyPort() : orDefault(first, everyPort), ...more]
  return ports.map((range) => ({
    protocol: protocol(['protocol', 'ip_protocol'])(block),
    fromPort: mapAttr(range, (text) => boundsOf(text)?.[0], 'a range of ports'),
    toPort: mapAttr(range, (text) => boundsOf(text)?.[1], 'a range of ports'),
  }))
}

/** `22`, `8000-8999` */
function boundsOf(range: string): readonly [number, number] | undefined {
  const [, from, to = from] = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(range) ?? []
  return from === undefined ? undefined : [Number(from), Number(to)]
}

const OPENINGS = ownType<readonly Opening[]>('port-openings')
const OTHER_DESTINATIONS = ['fqdns', 'region_codes', 'threat_intelligences', 'address_groups'].map(
  (what) => `match.dest_${what}`,
)
const policyOpenings = openings('match.layer4_configs', 'match.layer4_config')
const networks = word(['match.src_network_scope', 'match.src_network_type', 'match.src_network_context'])

export const firewallRule = defineSubject({
  name: 'gcp.firewall-rule',
  describes: 'A rule of a VPC firewall or of a firewall policy',
  sources: {
    terraform: {
      // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall
      vpc: ['google_compute_firewall'],
      // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_network_firewall_policy_rule
      policy: [
        'google_compute_firewall_policy_rule',
        'google_compute_network_firewall_policy_rule',
        'google_compute_region_network_firewall_policy_rule',
      ],
      inPolicy: {
        types: [
          'google_compute_firewall_policy_with_rules',
          'google_compute_network_firewall_policy_with_rules',
          'google_compute_region_network_firewall_policy_with_rules',
        ],
        within: 'rule',
      },
    },
  },
  attributes: {
    direction: {
      type: 'text',
      describes: '`ingress`, which is the default, or `egress`.',
      terraform: word('direction', 'ingress'),
    },
    cidrs: {
      type: 'address-ranges',
      describes: 'The source ranges. Other sources, such as tags and service accounts, are not the internet.',
      terraform: { vpc: sourceRanges, policy: matchedRanges, inPolicy: matchedRanges },
    },
    otherSources: {
      type: 'texts',
      describes: 'Tags and service accounts that are sources too.',
      terraform: { vpc: texts(...PEERS) },
    },
    action: {
      type: 'text',
      describes: '`allow`, `deny`, `goto_next` and others.',
      terraform: { vpc: always('allow'), policy: word('action'), inPolicy: word('action') },
    },
    disabled: {
      type: 'boolean',
      describes: 'Whether the rule is disabled. False by default.',
      terraform: flag('disabled', false),
    },
    networks: {
      type: 'text',
      describes:
        'Which networks the rule is for, where only some are: `internet`, `intra_vpc`, `non_internet`, `vpc_networks`.',
      terraform: { vpc: always('internet'), policy: networks, inPolicy: networks },
    },
    openings: ownAttribute(OPENINGS, {
      describes: 'The protocols and port ranges. A block without ports is for all of them.',
      terraform: { vpc: openings('allow'), policy: policyOpenings, inPolicy: policyOpenings },
    }),
    denies: ownAttribute(OPENINGS, {
      describes:
        'The protocols and port ranges that a VPC firewall rule denies, which it does instead of allowing.',
      terraform: { vpc: openings('deny'), policy: openings(), inPolicy: openings() },
    }),
    priority: {
      type: 'number',
      // https://cloud.google.com/firewall/docs/firewalls#priority_order_for_firewall_rules
      describes:
        'The lowest number decides first, a denial before an equal one that allows. 1000 by default.',
      terraform: { vpc: number('priority', 1000), policy: number('priority'), inPolicy: number('priority') },
    },
    targets: {
      type: 'texts',
      describes:
        'The tags, service accounts or networks that the rule is for: all of the network without any.',
      terraform: texts(
        'target_tags',
        'target_service_accounts',
        'target_resources',
        'target_secure_tags.name',
      ),
    },
    destinations: {
      type: 'texts',
      describes:
        'What the rule is limited to by destination: addresses, names, regions. Anything without any.',
      terraform: texts('destination_ranges', 'match.dest_ip_ranges', ...OTHER_DESTINATIONS),
    },
  },
})

export type FirewallRule = Subject<SubjectOf<typeof firewallRule>>

/** What the policies about open ports accept, for their pages. */
export const NARROW_SOURCES: readonly string[] = [
  'Address ranges smaller than half of the internet, and sources by tag or service account.',
  'Disabled rules, egress rules, and rules for networks inside the VPC only.',
  'A rule that a deny rule of the same network or policy with a higher or equal priority overrides, for the same port, sources and targets.',
]

/** Whether the internet reaches a port; `what` it is, for the label. */
export function exposesPort(rule: FirewallRule, service: Omit<Service, 'name'>, what: string): Claim {
  const admitted = admitsInternet(rule, what)
  if (admitted.truth === 'false') return admitted
  const exposed = all(
    admitted,
    any(
      ...rule.openings.map((opening) =>
        all(
          worded(opening, opensPort(opening, service)),
          withoutEvidence(not(isDenied(rule, (denied) => closesPort(denied, opening, service)))),
        ),
      ),
    ),
  )
  return withRemark(exposed, () => attachmentOf(rule))
}

/** Whether the internet reaches every TCP port. */
export function exposesEveryPort(rule: FirewallRule): Claim {
  const exposed = all(
    admitsInternet(rule, 'every port'),
    any(
      ...rule.openings.map((opening) =>
        all(
          worded(opening, opensEveryPort(opening)),
          withoutEvidence(not(isDenied(rule, (denied) => closesEveryPort(denied, opening)))),
        ),
      ),
    ),
  )
  return withRemark(exposed, () => attachmentOf(rule))
}

/** Whether another rule denies what this one allows before it does. */
function isDenied(rule: FirewallRule, closes: (denied: readonly Opening[]) => Claim): Claim {
  return deniedBy(rule, firewallRule.adapt(rule.template), closes)
}

/** A block without ports has no range to speak of. */
function worded({ fromPort }: Opening, claim: Claim): Claim {
  return fromPort.kind === 'known' && fromPort.origin === 'default' ? withNote(claim, 'every port') : claim
}

function admitsInternet(rule: FirewallRule, what: string): Claim {
  return all(
    allowsInternet(rule, what),
    withoutEvidence(is(rule.action, ['allow'])),
    withoutEvidence(not(is(rule.networks, ['non_internet', 'intra_vpc', 'vpc_networks']))),
    withoutEvidence(not(is(rule.disabled, [true]))),
  )
}
