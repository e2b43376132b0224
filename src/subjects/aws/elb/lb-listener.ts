/** A listener of an application, network or gateway load balancer. */
import { type Attr, all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { defaultBy } from '../../define/default-by.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { flag, scalar, text } from '../../define/readers.ts'
import { itemsOf, lookUp, type Read, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { isWritten } from '../../define/written.ts'
import { follow, type Target } from '../../links/linked.ts'
import { awsFramework } from '../framework.ts'

export interface LoadBalancerListener {
  /** `HTTP`, `HTTPS`, `TLS`, ... */
  readonly protocol: Attr<string>
  /**
   * The security policy, without which listeners with TLS get one of 2016.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
   */
  readonly tlsPolicy: Attr<string>
  readonly actions: readonly ListenerAction[]
  /** Whether its load balancer has no address on the internet; not known where that is in another template. */
  readonly internal: Attr<boolean>
}

export interface ListenerAction {
  /** `forward`, `redirect`, `fixed-response`, ... */
  readonly type: Attr<string>
  /** Of a redirect; by default that of the request. */
  readonly redirectTo: Attr<string>
}

const upper = scalar<string>((raw) => String(raw).toUpperCase(), 'a protocol')
const lower = scalar<string>((raw) => String(raw).toLowerCase(), 'text')
const isInternal = scalar<boolean>((raw) => String(raw) === 'internal', 'internal or internet-facing')

/**
 * Application load balancers take HTTP where no protocol is written, network ones need one, and gateway ones take
 * neither a protocol nor a port: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener
 */
const byPort = defaultBy(isWritten('port'), (hasPort) => (hasPort ? 'HTTP' : 'GENEVE'))

const FRAMEWORKS = {
  cloudformation: {
    listeners: ['AWS::ElasticLoadBalancingV2::Listener'],
    balancers: { types: ['AWS::ElasticLoadBalancingV2::LoadBalancer'], name: 'Name' } satisfies Target,
    by: 'LoadBalancerArn',
    internal: isInternal('Scheme', false),
    protocol: upper('Protocol'),
    tlsPolicy: text('SslPolicy', 'ELBSecurityPolicy-2016-08'),
    actions: 'DefaultActions',
    type: lower('Type'),
    redirectTo: upper('RedirectConfig.Protocol', '#{PROTOCOL}'),
  },
  terraform: {
    listeners: ['aws_lb_listener', 'aws_alb_listener'],
    balancers: { types: ['aws_lb', 'aws_alb'], name: 'name' } satisfies Target,
    by: 'load_balancer_arn',
    internal: flag('internal', false),
    protocol: upper('protocol', byPort),
    tlsPolicy: text('ssl_policy', 'ELBSecurityPolicy-2016-08'),
    actions: 'default_action',
    type: lower('type'),
    redirectTo: upper('redirect.protocol', '#{PROTOCOL}'),
  },
} as const

export const loadBalancerListener = adaptOnce<LoadBalancerListener>((template) => {
  const how = FRAMEWORKS[awsFramework(template)]
  const internal: Read<Attr<boolean>> = (scope) => {
    const named = follow(lookUp(scope.node, how.by), how.balancers, template, scope.resource)
    if (named.kind === 'here') return how.internal(scopeOf(template, named.resource))
    const because = { kind: 'elsewhere', what: 'whether its load balancer is internal' } as const
    return { kind: 'unknown', because, at: scope.at }
  }
  return resourcesOf(template, how.listeners).map((resource): Subject<LoadBalancerListener> => {
    const scope = scopeOf(template, resource)
    const actions = itemsOf(lookUp(scope.node, how.actions)).map((node): ListenerAction => {
      const action: Scope = { ...scope, node, at: node.at }
      return { type: how.type(action), redirectTo: how.redirectTo(action) }
    })
    const { protocol, tlsPolicy } = how
    return {
      protocol: protocol(scope),
      tlsPolicy: tlsPolicy(scope),
      actions,
      internal: internal(scope),
      resource,
      at: scope.at,
    }
  })
})

/**
 * Whether what is asked for in the clear is answered in the clear: neither sent to HTTPS nor refused by a fixed
 * response. Balancers inside of a network only may: nobody outside of it is on the way, and that is how most of
 * them are run. TCP is not judged, for what it carries can't be told.
 */
export function answersPlainHTTP({ protocol, actions, internal }: LoadBalancerListener): Claim {
  const harmless = any(
    ...actions.map(({ type, redirectTo }) =>
      any(is(type, ['fixed-response']), all(is(type, ['redirect']), is(redirectTo, ['HTTPS']))),
    ),
  )
  return all(
    is(protocol, ['HTTP'], 'requests and answers cross the network in the clear'),
    withoutEvidence(not(harmless)),
    withoutEvidence(not(is(internal, [true]))),
  )
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
