/** A classic load balancer, its listeners and the policies that say how they negotiate TLS. */

import { anyTrue } from '../../define/any-true.ts'
import { attributeTable, type ValuesOf } from '../../define/attributes.ts'
import { ofResource } from '../../define/moves.ts'
import { hasBlock, inBlock } from '../../define/optional-block.ts'
import { always, defaultTo, firstOf, flag, scalar, text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import type { Link } from '../../links/linked.ts'
import type { Target } from '../../links/named.ts'
import { hasLinked } from '../../links/readers.ts'

const upper = scalar<string>((raw) => String(raw).toUpperCase(), 'a protocol')

const CFN_TYPES = ['AWS::ElasticLoadBalancing::LoadBalancer']
const TERRAFORM_BALANCER: Target = { types: ['aws_elb'], name: 'name' }

/** What gives a listener of Terraform a policy. */
const LISTENER_POLICY: Link = {
  types: ['aws_load_balancer_listener_policy'],
  by: 'load_balancer_name',
  to: TERRAFORM_BALANCER,
}
const NEGOTIATION_POLICY: Link = {
  types: ['aws_lb_ssl_negotiation_policy'],
  by: 'load_balancer',
  to: TERRAFORM_BALANCER,
}

export const classicLoadBalancer = defineSubject({
  name: 'aws.classic-load-balancer',
  describes: 'A classic load balancer',
  sources: { cloudformation: CFN_TYPES, terraform: TERRAFORM_BALANCER.types },
  attributes: {
    accessLogs: {
      type: 'boolean',
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-access-logs.html
      describes: 'Whether requests are logged. False by default.',
      cloudformation: flag('AccessLoggingPolicy.Enabled', false),
      terraform: firstOf(inBlock(flag('enabled', true), 'access_logs'), defaultTo(false)),
    },
  },
})

const SETTING = attributeTable({
  name: {
    type: 'text',
    describes: '`Reference-Security-Policy`, `Protocol-TLSv1`, ...',
    cloudformation: { policy: text('Name') },
    terraform: { policy: text('name'), negotiation: text('name') },
  },
  value: {
    type: 'text',
    describes: 'The name of a predefined policy, or `true` for a protocol that is allowed.',
    cloudformation: { policy: text('Value') },
    terraform: { policy: text('value'), negotiation: text('value') },
  },
})

export type TLSSetting = ValuesOf<typeof SETTING>

const isAboutTLS = scalar<boolean>((raw) => raw === 'SSLNegotiationPolicyType', 'the type of a policy')

export const classicTLS = defineSubject({
  name: 'aws.classic-load-balancer-tls',
  describes:
    'A policy of a classic load balancer that says how TLS is negotiated, or a listener, which has a default policy where it names none',
  sources: {
    cloudformation: {
      policy: { types: CFN_TYPES, within: 'Policies' },
      listener: { types: CFN_TYPES, within: 'Listeners' },
    },
    terraform: {
      policy: ['aws_load_balancer_policy'],
      negotiation: ['aws_lb_ssl_negotiation_policy'],
      listener: { types: TERRAFORM_BALANCER.types, within: 'listener' },
    },
  },
  attributes: {
    aboutTLS: {
      type: 'boolean',
      describes: 'Whether it is a policy about TLS, and not about cookies or back ends.',
      cloudformation: { policy: isAboutTLS('PolicyType') },
      terraform: { policy: isAboutTLS('policy_type_name'), negotiation: always(true) },
    },
    settings: {
      type: 'objects',
      describes: 'What such a policy sets.',
      cloudformation: { policy: 'Attributes' },
      terraform: { policy: 'policy_attribute', negotiation: 'attribute' },
      attributes: SETTING,
    },
    protocol: {
      type: 'text',
      describes: 'Of a listener: `HTTP`, `HTTPS`, `TCP` or `SSL`.',
      cloudformation: { listener: upper('Protocol') },
      terraform: { listener: upper('lb_protocol') },
    },
    hasPolicy: {
      type: 'boolean',
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/ssl-config-update.html
      describes: 'Of a listener: whether it has a policy. Without one it has `ELBSecurityPolicy-2016-08`.',
      cloudformation: { listener: hasBlock('PolicyNames') },
      terraform: { listener: ofResource(anyTrue(hasLinked(LISTENER_POLICY), hasLinked(NEGOTIATION_POLICY))) },
    },
  },
})
