/** A load balancer that agrees to TLS 1.0 or 1.1. */
import { definePolicy } from '../../core/policy.ts'
import { allowsOldTLS, loadBalancerListener } from '../../subjects/aws/elb/lb-listener.ts'

export const awsLBWeakTLS = definePolicy({
  id: 'aws-lb-weak-tls',
  platform: 'aws',
  service: 'elb',
  title: 'Load balancer listener allows TLS below 1.2',
  severity: 'high',
  why: 'Attacks on the old versions are known and practical, and an attacker on the way can make both sides agree to them. Standards for card and health data forbid them.',
  fix: 'Name a security policy whose name begins with ELBSecurityPolicy-TLS13-1-2.',
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html',
  ],
  controls: ['NIST 800-53 SC-8'],
  mvisionNames: [],
  subject: loadBalancerListener,
  violatedWhen: allowsOldTLS,
})
