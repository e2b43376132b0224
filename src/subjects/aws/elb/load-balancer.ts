/** An application, network or gateway load balancer. */
import type { Attr } from '../../../core/claim.ts'
import { valueOfKey } from '../../define/key-value.ts'
import { defaultTo, flag, scalar } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import type { Target } from '../../links/named.ts'
import { hasWebACL } from '../waf/web-acl-association.ts'

export const CFN_BALANCER: Target = { types: ['AWS::ElasticLoadBalancingV2::LoadBalancer'], name: 'Name' }
export const TERRAFORM_BALANCER: Target = { types: ['aws_lb', 'aws_alb'], name: 'name' }

export const isInternal = scalar<boolean>((raw) => String(raw) === 'internal', 'internal or internet-facing')

/** One of the attributes of a balancer, which CloudFormation writes as a list of keys and values. */
function attribute(key: string): Read<Attr<boolean>> {
  return valueOfKey(
    { list: 'LoadBalancerAttributes', key: 'Key', value: 'Value' },
    key,
    flag,
    defaultTo(false),
  )
}

export const loadBalancer = defineSubject({
  name: 'aws.load-balancer',
  describes: 'An application, network or gateway load balancer',
  sources: { cloudformation: CFN_BALANCER.types, terraform: TERRAFORM_BALANCER.types },
  attributes: {
    kind: {
      type: 'text',
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
      describes: '`application`, which is the default, `network` or `gateway`.',
      cloudformation: word('Type', 'application'),
      terraform: word('load_balancer_type', 'application'),
    },
    internal: {
      type: 'boolean',
      describes: 'Whether it has no address on the internet. False by default.',
      cloudformation: isInternal('Scheme', false),
      terraform: flag('internal', false),
    },
    accessLogs: {
      type: 'boolean',
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
      describes: 'Whether requests are logged. False by default.',
      cloudformation: attribute('access_logs.s3.enabled'),
      terraform: flag('access_logs.enabled', false),
    },
    dropsInvalidHeaders: {
      type: 'boolean',
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
      describes: 'Whether header fields with invalid names are removed. False by default.',
      cloudformation: attribute('routing.http.drop_invalid_header_fields.enabled'),
      terraform: flag('drop_invalid_header_fields', false),
    },
    webACL: {
      type: 'boolean',
      describes: 'Whether a web ACL of AWS WAF is associated with it. False by default.',
      cloudformation: hasWebACL(CFN_BALANCER),
      terraform: hasWebACL(TERRAFORM_BALANCER),
    },
  },
})

export type LoadBalancer = SubjectOf<typeof loadBalancer>
