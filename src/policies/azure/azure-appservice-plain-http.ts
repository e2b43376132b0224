import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureAppServicePlainHTTP = definePolicy({
  id: 'azure-appservice-plain-http',
  platform: 'azure',
  service: 'app-service',
  title: 'Web app allows plain HTTP',
  severity: 'high',
  why: 'Requests and session cookies cross the network unencrypted; anyone on the path can read them and take over the session.',
  fix: 'Set httpsOnly (https_only in Terraform) to true.',
  repair: { set: { httpsOnly: true } },
  references: [
    'https://learn.microsoft.com/azure/app-service/configure-ssl-bindings',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites',
  ],
  controls: ['CIS Azure 2.0.0 9.2'],
  accepts: ['Function apps, which azure-functionapp-plain-http checks.'],
  mvisionNames: ['Use of HTTPS in API App should be enabled in Security Center'],
  subject: webApp,
  violatedWhen: ({ httpsOnly, isFunction }) =>
    all(is(httpsOnly, [false], 'plain HTTP is accepted'), withoutEvidence(not(is(isFunction, [true])))),
})
