import { definePolicy } from '../../core/policy.ts'
import { allowsOldProtocols } from '../../subjects/aws/elb/classic-claims.ts'
import { classicTLS } from '../../subjects/aws/elb/classic-load-balancer.ts'

export const awsELBClassicWeakTLS = definePolicy({
  id: 'aws-elb-classic-weak-tls',
  platform: 'aws',
  service: 'elb',
  title: 'Classic load balancer allows TLS below 1.2',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses and are no longer supported by browsers, so only outdated clients and attackers use them.',
  fix: 'Set Reference-Security-Policy to ELBSecurityPolicy-TLS-1-2-2017-01 in a policy of type SSLNegotiationPolicyType, and name the policy in the listener.',
  repair: {
    decide:
      'Choose a security policy such as ELBSecurityPolicy-TLS-1-2-2017-01 that clients of the load balancer can use.',
  },
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-ssl-security-policy.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/ssl-config-update.html',
  ],
  defaults: [
    {
      means:
        'a listener with TLS and without a policy has ELBSecurityPolicy-2016-08, which allows TLS 1.0 and 1.1',
      is: 'bad',
      source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/ssl-config-update.html',
    },
  ],
  mvisionNames: [],
  subject: classicTLS,
  violatedWhen: allowsOldProtocols,
})
