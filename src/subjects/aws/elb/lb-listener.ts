/** A listener of an application, network or gateway load balancer. */
import { all, any, type Claim, is, not, present, test, withoutEvidence } from '../../../core/claim.ts'
import { attributeTable, type ValuesOf } from '../../define/attributes.ts'
import { defaultBy } from '../../define/default-by.ts'
import { flag, scalar, text } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import { isWritten } from '../../define/written.ts'
import type { Link } from '../../links/linked.ts'
import { everyLinked, isAbout, ofSeen } from '../../links/readers.ts'
import { CFN_BALANCER, isInternal, TERRAFORM_BALANCER } from './load-balancer.ts'

const upper = scalar<string>((raw) => String(raw).toUpperCase(), 'a protocol')

/**
 * Application load balancers take HTTP where no protocol is written, network ones need one, and gateway ones take
 * neither a protocol nor a port: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener
 */
const byPort = defaultBy(isWritten('port'), (hasPort) => (hasPort ? 'HTTP' : 'GENEVE'))

/** What listeners with TLS get without a security policy. */
const DEFAULT_POLICY = 'ELBSecurityPolicy-2016-08'

const CFN_RULES: Link = {
  types: ['AWS::ElasticLoadBalancingV2::ListenerRule'],
  by: 'ListenerArn',
  to: { types: ['AWS::ElasticLoadBalancingV2::Listener'], name: 'ListenerArn' },
}
const TERRAFORM_RULES: Link = {
  types: ['aws_lb_listener_rule', 'aws_alb_listener_rule'],
  by: 'listener_arn',
  to: { types: ['aws_lb_listener', 'aws_alb_listener'], name: 'arn' },
}

const ACTION = attributeTable({
  type: {
    type: 'text',
    describes: '`forward`, `redirect`, `fixed-response`, ...',
    cloudformation: word('Type'),
    terraform: word('type'),
  },
  redirectTo: {
    type: 'text',
    describes: 'The protocol of a redirect; by default that of the request.',
    cloudformation: upper('RedirectConfig.Protocol', '#{PROTOCOL}'),
    terraform: upper('redirect.protocol', '#{PROTOCOL}'),
  },
})

export const loadBalancerListener = defineSubject({
  name: 'aws.load-balancer-listener',
  describes: 'A listener of an application, network or gateway load balancer',
  sources: {
    cloudformation: ['AWS::ElasticLoadBalancingV2::Listener'],
    terraform: ['aws_lb_listener', 'aws_alb_listener'],
  },
  attributes: {
    protocol: {
      type: 'text',
      describes: '`HTTP`, `HTTPS`, `TLS`, ... In Terraform `HTTP` by default where a port is written.',
      cloudformation: upper('Protocol'),
      terraform: upper('protocol', byPort),
    },
    tlsPolicy: {
      type: 'text',
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
      describes: 'The security policy. `ELBSecurityPolicy-2016-08` by default for listeners with TLS.',
      cloudformation: text('SslPolicy', DEFAULT_POLICY),
      terraform: text('ssl_policy', DEFAULT_POLICY),
    },
    actions: {
      type: 'objects',
      describes: 'What the listener does with requests that no rule is about.',
      cloudformation: 'DefaultActions',
      terraform: 'default_action',
      attributes: ACTION,
    },
    rules: {
      type: 'objects',
      describes:
        'The rules that are resources of their own: what the listener does with requests they are about.',
      cloudformation: everyLinked(CFN_RULES),
      terraform: everyLinked(TERRAFORM_RULES),
      attributes: {
        isOfListener: {
          type: 'boolean',
          describes: 'Whether it is a rule of this listener: unknown where its link cannot be followed.',
          cloudformation: isAbout(CFN_RULES),
          terraform: isAbout(TERRAFORM_RULES),
        },
        actions: {
          type: 'objects',
          describes: 'What is done with such a request.',
          cloudformation: 'Actions',
          terraform: 'action',
          attributes: ACTION,
        },
      },
    },
    internal: {
      type: 'boolean',
      describes:
        'Whether its load balancer has no address on the internet. False by default, and where the load balancer is in another template.',
      cloudformation: ofSeen({ by: 'LoadBalancerArn', to: CFN_BALANCER }, isInternal('Scheme', false), false),
      terraform: ofSeen({ by: 'load_balancer_arn', to: TERRAFORM_BALANCER }, flag('internal', false), false),
    },
  },
})

type LoadBalancerListener = SubjectOf<typeof loadBalancerListener>

/**
 * Whether what is asked for in the clear is answered in the clear, by default or by a rule: neither sent to HTTPS nor
 * refused by a fixed response. Balancers inside of a network only may: no one outside of it is on the way, and that is
 * how most of them are run. TCP is not judged, for what it carries can't be known.
 */
export function answersPlainHTTP({ protocol, actions, rules, internal }: LoadBalancerListener): Claim {
  return all(
    is(protocol, ['HTTP'], 'requests and responses are sent unencrypted'),
    any(
      withoutEvidence(not(isHarmless(actions))),
      ...rules.map((rule) => all(servesByRule(rule), withoutEvidence(is(rule.isOfListener, [true])))),
    ),
    withoutEvidence(not(is(internal, [true]))),
  )
}

type Action = ValuesOf<typeof ACTION>

/** Whether a request gets nothing but a redirect to HTTPS, or a fixed response. */
function isHarmless(actions: readonly Action[]): Claim {
  return any(
    ...actions.map(({ type, redirectTo }) =>
      any(is(type, ['fixed-response']), all(is(type, ['redirect']), is(redirectTo, ['HTTPS']))),
    ),
  )
}

/** Whether a rule serves requests, with its first action as the place; one that only changes others has no actions. */
function servesByRule({ actions }: { readonly actions: readonly Action[] }): Claim {
  const serves = not(isHarmless(actions))
  const [first] = actions
  if (serves.truth !== 'true' || first === undefined) return first === undefined ? not(serves) : serves
  return all(withoutEvidence(serves), present(first.type, 'this rule serves requests too'))
}

/** Whether the listener agrees to TLS 1.0 or 1.1. */
export function allowsOldTLS({ protocol, tlsPolicy }: LoadBalancerListener): Claim {
  return all(
    test(tlsPolicy, isOld, (name) => `${name} allows TLS 1.0 or 1.1`),
    withoutEvidence(is(protocol, ['HTTPS', 'TLS'])),
  )
}

/**
 * Names say the least version: `TLS-1-2`, `FS-1-2`, `TLS13-1-2`, `TLS13-1-3`; all others start below 1.2.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
function isOld(policy: string): boolean {
  return /^ELBSecurityPolicy-/.test(policy) && !/-(?:TLS|FS|TLS13)-1-[23]\b/.test(policy)
}
