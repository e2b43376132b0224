/** A listener of a classic load balancer. */
import { all, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { ofResource } from '../../define/moves.ts'
import { flag } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import { isInternal } from './load-balancer.ts'

/**
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-listener-config.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancing-loadbalancer.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb
 */
export const classicListener = defineSubject({
  name: 'aws.classic-load-balancer-listener',
  describes: 'A listener of a classic load balancer',
  sources: {
    cloudformation: { types: ['AWS::ElasticLoadBalancing::LoadBalancer'], within: 'Listeners' },
    terraform: { types: ['aws_elb'], within: 'listener' },
  },
  attributes: {
    protocol: {
      type: 'text',
      describes: 'The protocol that clients speak, in lower case: `http`, `https`, `tcp` or `ssl`.',
      cloudformation: word('Protocol'),
      terraform: word('lb_protocol'),
    },
    internal: {
      type: 'boolean',
      describes: 'Whether only the VPC reaches the load balancer. False by default.',
      cloudformation: ofResource(isInternal('Scheme', false)),
      terraform: ofResource(flag('internal', false)),
    },
  },
})

/** Whether the listener takes plain HTTP from the internet. */
export function takesPlainHTTP({ protocol, internal }: SubjectOf<typeof classicListener>): Claim {
  return all(
    is(protocol, ['http'], 'the listener accepts plain HTTP'),
    withoutEvidence(not(is(internal, [true]))),
  )
}
