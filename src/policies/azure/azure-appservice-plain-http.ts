/** A web app that answers without TLS. */
import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureAppServicePlainHTTP = definePolicy({
  id: 'azure-appservice-plain-http',
  platform: 'azure',
  service: 'app-service',
  title: 'Web app accepts plain HTTP',
  severity: 'high',
  why: 'What people send to the app and the cookies that they are signed in with cross the network in the clear. Whoever listens on the way reads them, and goes on in their name.',
  fix: 'Redirect HTTP to HTTPS: set httpsOnly (https_only in Terraform) to true.',
  references: [
    'https://learn.microsoft.com/azure/app-service/configure-ssl-bindings',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites',
  ],
  controls: ['CIS Azure 2.0.0 9.2'],
  mvisionNames: ['Use of HTTPS in API App should be enabled in Security Center'],
  subject: webApp,
  violatedWhen: ({ httpsOnly, isFunction }) =>
    all(is(httpsOnly, [false], 'plain HTTP is answered'), withoutEvidence(not(is(isFunction, [true])))),
})
