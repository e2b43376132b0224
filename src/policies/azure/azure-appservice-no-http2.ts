import { all, any, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureAppServiceNoHTTP2 = definePolicy({
  id: 'azure-appservice-no-http2',
  platform: 'azure',
  service: 'app-service',
  title: 'Web app does not serve HTTP/2',
  severity: 'low',
  why: 'HTTP/1.1 has weaknesses such as request smuggling, and one slow response holds up the others of a connection.',
  fix: 'Set http20Enabled (http2_enabled in Terraform) to true.',
  repair: { set: { http2: true } },
  references: [
    'https://learn.microsoft.com/azure/app-service/configure-common',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-web',
    'https://learn.microsoft.com/azure/governance/policy/samples/cis-azure-2-0-0',
  ],
  controls: ['CIS Azure 2.0.0 9.9'],
  accepts: [
    'Function apps.',
    'An app that asks for client certificates, which HTTP/2 does not support.',
    'A configuration resource that does not set it.',
  ],
  mvisionNames: [],
  subject: webApp,
  violatedWhen: ({ http2, clientCertificates, isFunction, part }) =>
    all(
      is(http2, [false], 'only HTTP/1.1 is served'),
      withoutEvidence(not(any(is(isFunction, [true]), is(clientCertificates, [true])))),
      withoutEvidence(is(part, ['web'])),
    ),
})
