import { definePolicy } from '../../core/policy.ts'
import { allowsOldTLS, loadBalancerListener } from '../../subjects/aws/elb/lb-listener.ts'

export const awsLBWeakTLS = definePolicy({
  id: 'aws-lb-weak-tls',
  platform: 'aws',
  service: 'elb',
  title: 'Load balancer listener allows TLS below 1.2',
  severity: 'high',
  why: 'TLS 1.0 and 1.1 have practical attacks, and an attacker on the network path can force their use. PCI DSS forbids them.',
  fix: 'Set SslPolicy (ssl_policy in Terraform) to a policy whose name begins with ELBSecurityPolicy-TLS13-1-2.',
  repair: { set: { tlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' } },
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html',
  ],
  controls: ['NIST 800-53 SC-8'],
  mvisionNames: [],
  subject: loadBalancerListener,
  violatedWhen: allowsOldTLS,
})
