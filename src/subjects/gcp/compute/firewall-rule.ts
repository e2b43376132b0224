/** A rule of a VPC firewall or of a firewall policy: whom it lets in, and to which ports. */

import { mapAttr, orDefault } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, not, withNote, withoutEvidence } from '../../../core/claim.ts'
import type { UnknownCause } from '../../../core/value.ts'
import { defineSubject } from '../../define/define.ts'
import { withoutOwnAddresses } from '../../define/deploy-time.ts'
import { always, fallBack, flag, scalar, textsOf } from '../../define/readers.ts'
import { isNull, itemsOf, lookUp, type Read, type Scope } from '../../define/scope.ts'
import {
  type Admission,
  allowsInternet,
  type Opening,
  opensEveryPort,
  opensPort,
  protocol,
  type Service,
} from '../../network/network.ts'

export interface FirewallRule extends Admission {
  /** `allow`, `deny`, `goto_next`, ... */
  readonly action: Attr<string>
  readonly disabled: Attr<boolean>
  /** Which networks it is for, where only some are: `internet`, `intra_vpc`, `non_internet`, `vpc_networks`. */
  readonly networks: Attr<string>
  readonly openings: readonly Opening[]
}

const word = scalar<string>((raw) => String(raw).trim().toLowerCase(), 'a word')

const EVERYBODY = '0.0.0.0/0'
const EVERY_PORT = '0-65535'
const PEERS = ['source_tags', 'source_service_accounts']

/**
 * The ranges of a VPC firewall rule. One that names no source at all is for everybody, as far as provider versions
 * go that take it (before 4.0): https://cloud.google.com/firewall/docs/firewalls#sources
 */
const sourceRanges: Read<readonly Attr<string>[]> = (scope) => {
  const value = lookUp(scope.node, 'source_ranges')
  const [first, ...more] = value === undefined || isNull(value) ? [] : textsOf(value)
  const written = first === undefined ? withoutSource(scope) : orDefault(first, () => withoutSource(scope))
  return [written, ...more].map(withoutOwnAddresses)
}

/** Who is let in by a rule without ranges: the tags and service accounts that it names, or else everybody. */
function withoutSource(scope: Scope): Attr<string> {
  let unknown: UnknownCause | undefined
  for (const path of PEERS) {
    for (const item of itemsOf(lookUp(scope.node, path))) {
      if (item.kind === 'scalar') return { kind: 'absent', at: scope.at }
      if (item.kind === 'unknown') unknown ??= item.because
      if (item.kind === 'either') unknown ??= { kind: 'condition', name: item.condition }
    }
  }
  return unknown === undefined
    ? fallBack(scope, EVERYBODY)
    : { kind: 'unknown', because: unknown, at: scope.at }
}

/** A rule of a firewall policy names its sources in many ways, and only ranges of addresses are the internet. */
const matchedRanges: Read<readonly Attr<string>[]> = ({ node }) => {
  const value = lookUp(node, 'match.src_ip_ranges')
  return value === undefined ? [] : textsOf(value).map(withoutOwnAddresses)
}

/** The protocols and ports of blocks; a block without ports is for all of them. */
function openings(...paths: readonly string[]): Read<readonly Opening[]> {
  return (scope) =>
    paths
      .flatMap((path) => itemsOf(lookUp(scope.node, path)))
      .flatMap((node) => openingsOf({ ...scope, node, at: node.at }))
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

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_network_firewall_policy_rule */
const policyRule = {
  action: word('action'),
  direction: word('direction', 'ingress'),
  disabled: flag('disabled', false),
  networks: word(['match.src_network_scope', 'match.src_network_type', 'match.src_network_context']),
  cidrs: matchedRanges,
  openings: openings('match.layer4_configs', 'match.layer4_config'),
}

export const firewallRule = defineSubject<FirewallRule>({
  terraform: [
    {
      // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall
      types: ['google_compute_firewall'],
      attrs: {
        action: always('allow'),
        direction: word('direction', 'ingress'),
        disabled: flag('disabled', false),
        networks: always('internet'),
        cidrs: sourceRanges,
        openings: openings('allow'),
      },
    },
    {
      types: [
        'google_compute_firewall_policy_rule',
        'google_compute_network_firewall_policy_rule',
        'google_compute_region_network_firewall_policy_rule',
      ],
      attrs: policyRule,
    },
    {
      types: [
        'google_compute_firewall_policy_with_rules',
        'google_compute_network_firewall_policy_with_rules',
        'google_compute_region_network_firewall_policy_with_rules',
      ],
      within: 'rule',
      attrs: policyRule,
    },
  ],
})

/** Whether the internet reaches a port; `what` it is, for the label. */
export function exposesPort(rule: FirewallRule, service: Omit<Service, 'name'>, what: string): Claim {
  const admitted = letsWorldIn(rule, what)
  if (admitted.truth === 'false') return admitted
  return all(admitted, any(...rule.openings.map((each) => worded(each, opensPort(each, service)))))
}

/** Whether the internet reaches every TCP port. */
export function exposesEveryPort(rule: FirewallRule): Claim {
  return all(
    letsWorldIn(rule, 'every port'),
    any(...rule.openings.map((each) => worded(each, opensEveryPort(each)))),
  )
}

/** A block without ports has no range to speak of. */
function worded({ fromPort }: Opening, claim: Claim): Claim {
  return fromPort.kind === 'known' && fromPort.origin === 'default' ? withNote(claim, 'every port') : claim
}

function letsWorldIn(rule: FirewallRule, what: string): Claim {
  return all(
    allowsInternet(rule, what),
    withoutEvidence(is(rule.action, ['allow'])),
    withoutEvidence(not(is(rule.networks, ['non_internet', 'intra_vpc', 'vpc_networks']))),
    withoutEvidence(not(is(rule.disabled, [true]))),
  )
}
