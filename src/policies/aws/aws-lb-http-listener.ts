import { definePolicy } from '../../core/policy.ts'
import { answersPlainHTTP, loadBalancerListener } from '../../subjects/aws/elb/lb-listener.ts'

export const awsLBHTTPListener = definePolicy({
  id: 'aws-lb-http-listener',
  platform: 'aws',
  service: 'elb',
  title: 'Load balancer listener allows plain HTTP',
  severity: 'high',
  why: 'Passwords, cookies and pages cross the network unencrypted and can be read and changed in transit.',
  fix: 'Redirect to HTTPS in DefaultActions (default_action in Terraform) and in every rule, or serve HTTPS with a certificate.',
  repair: { decide: 'Choose the certificate of a listener for HTTPS, and redirect this listener to it.' },
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html',
  ],
  controls: ['NIST 800-53 SC-8'],
  accepts: [
    'A listener of an internal load balancer that is in the same template.',
    'A listener that redirects to HTTPS or returns a fixed response, by default and by each of its rules.',
  ],
  mvisionNames: [],
  subject: loadBalancerListener,
  violatedWhen: answersPlainHTTP,
})
