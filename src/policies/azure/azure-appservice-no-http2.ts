import { all, is, not, withoutEvidence } from '../../core/claim.ts'
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
  references: [
    'https://learn.microsoft.com/azure/app-service/configure-common',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-web',
  ],
  accepts: ['Function apps.', 'A configuration resource that does not set it.'],
  mvisionNames: [],
  subject: webApp,
  violatedWhen: ({ http2, isFunction, part }) =>
    all(
      is(http2, [false], 'only HTTP/1.1 is served'),
      withoutEvidence(not(is(isFunction, [true]))),
      withoutEvidence(is(part, ['web'])),
    ),
})
