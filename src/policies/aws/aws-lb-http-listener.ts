/** A load balancer that answers the internet over plain HTTP. */
import { definePolicy } from '../../core/policy.ts'
import { answersPlainHTTP, loadBalancerListener } from '../../subjects/aws/elb/lb-listener.ts'

export const awsLBHTTPListener = definePolicy({
  id: 'aws-lb-http-listener',
  platform: 'aws',
  service: 'elb',
  title: 'Load balancer listener serves plain HTTP',
  severity: 'high',
  why: 'Passwords, cookies and pages cross the network in the clear, and whoever is on the way reads and changes them.',
  fix: 'Have the listener redirect to HTTPS, or serve HTTPS itself.',
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html',
  ],
  controls: ['NIST 800-53 SC-8'],
  mvisionNames: [],
  subject: loadBalancerListener,
  violatedWhen: answersPlainHTTP,
})
