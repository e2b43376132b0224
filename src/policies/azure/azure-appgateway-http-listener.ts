import { all, any, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { gatewayListener } from '../../subjects/azure/gateway/gateway-listener.ts'

export const azureAppGatewayHTTPListener = definePolicy({
  id: 'azure-appgateway-http-listener',
  platform: 'azure',
  service: 'application-gateway',
  title: 'Application gateway serves plain HTTP',
  severity: 'medium',
  why: 'Requests and responses, with passwords and cookies in them, can be read and changed on the way.',
  fix: 'Give the rule of the listener a redirect to an HTTPS listener, or use the protocol Https.',
  repair: { decide: 'Choose the certificate of a listener for HTTPS, and redirect this listener to it.' },
  references: [
    'https://learn.microsoft.com/azure/application-gateway/redirect-http-to-https-portal',
    'https://learn.microsoft.com/azure/templates/microsoft.network/applicationgateways',
  ],
  accepts: [
    'A listener whose rules redirect.',
    'A listener without a public address.',
    'In Terraform, a gateway whose listeners are left to another controller (ignore_changes).',
  ],
  mvisionNames: [],
  subject: gatewayListener,
  violatedWhen: ({ protocol, forwards, publicFrontends }) =>
    all(
      is(protocol, ['http'], 'plain HTTP is accepted'),
      withoutEvidence(any(...forwards.map((sent) => is(sent, [true])))),
      withoutEvidence(any(...publicFrontends.map((isPublic) => is(isPublic, [true])))),
    ),
})
