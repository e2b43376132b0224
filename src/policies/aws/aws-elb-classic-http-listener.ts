import { definePolicy } from '../../core/policy.ts'
import { classicListener, takesPlainHTTP } from '../../subjects/aws/elb/classic-listener.ts'

export const awsElbClassicHttpListener = definePolicy({
  id: 'aws-elb-classic-http-listener',
  platform: 'aws',
  service: 'elb',
  title: 'Classic load balancer accepts plain HTTP',
  severity: 'high',
  why: 'Requests, with their passwords and cookies, cross the internet unencrypted. A classic load balancer cannot redirect them to HTTPS.',
  fix: 'Set Protocol (lb_protocol in Terraform) to HTTPS with a certificate, or move to an application load balancer, which can redirect.',
  repair: { decide: 'Choose the certificate of a listener for HTTPS.' },
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-listener-config.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-https-load-balancers.html',
  ],
  controls: ['NIST 800-53 SC-8'],
  accepts: ['An internal load balancer.'],
  mvisionNames: [],
  subject: classicListener,
  violatedWhen: takesPlainHTTP,
})
