/** A listener of an application, network or gateway load balancer. */
import { setElsewhere } from '../../../core/attr.ts'
import { all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { defaultBy } from '../../define/default-by.ts'
import { flag, scalar, text } from '../../define/readers.ts'
import type { Scope } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import { isWritten } from '../../define/written.ts'
import type { Target } from '../../links/named.ts'
import { ofNamed } from '../../links/readers.ts'

const upper = scalar<string>((raw) => String(raw).toUpperCase(), 'a protocol')
const isInternal = scalar<boolean>((raw) => String(raw) === 'internal', 'internal or internet-facing')

const CFN_BALANCER: Target = { types: ['AWS::ElasticLoadBalancingV2::LoadBalancer'], name: 'Name' }
const TERRAFORM_BALANCER: Target = { types: ['aws_lb', 'aws_alb'], name: 'name' }

/**
 * Application load balancers take HTTP where no protocol is written, network ones need one, and gateway ones take
 * neither a protocol nor a port: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener
 */
const byPort = defaultBy(isWritten('port'), (hasPort) => (hasPort ? 'HTTP' : 'GENEVE'))

/** What listeners with TLS get without a security policy. */
const DEFAULT_POLICY = 'ELBSecurityPolicy-2016-08'

const unseen = ({ at }: Scope) => setElsewhere('whether its load balancer is internal', at)

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
      attributes: {
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
      },
    },
    internal: {
      type: 'boolean',
      describes:
        'Whether its load balancer has no address on the internet. False by default; unknown where the load balancer is in another template.',
      cloudformation: ofNamed(
        { by: 'LoadBalancerArn', to: CFN_BALANCER },
        isInternal('Scheme', false),
        unseen,
      ),
      terraform: ofNamed(
        { by: 'load_balancer_arn', to: TERRAFORM_BALANCER },
        flag('internal', false),
        unseen,
      ),
    },
  },
})

type LoadBalancerListener = SubjectOf<typeof loadBalancerListener>

/**
 * Whether what is asked for in the clear is answered in the clear: neither sent to HTTPS nor refused by a fixed
 * response. Balancers inside of a network only may: no one outside of it is on the way, and that is how most of
 * them are run. TCP is not judged, for what it carries can't be known.
 */
export function answersPlainHTTP({ protocol, actions, internal }: LoadBalancerListener): Claim {
  const harmless = any(
    ...actions.map(({ type, redirectTo }) =>
      any(is(type, ['fixed-response']), all(is(type, ['redirect']), is(redirectTo, ['HTTPS']))),
    ),
  )
  return all(
    is(protocol, ['HTTP'], 'requests and responses are sent unencrypted'),
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
