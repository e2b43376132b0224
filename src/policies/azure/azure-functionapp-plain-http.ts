/** A function app or logic app that answers without TLS. */
import { all, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureFunctionAppPlainHTTP = definePolicy({
  id: 'azure-functionapp-plain-http',
  platform: 'azure',
  service: 'functions',
  title: 'Function app accepts plain HTTP',
  severity: 'high',
  why: 'The key of a function stands in its address, and with what is sent to it crosses the network in the clear. Whoever listens on the way reads both, and calls the function as well.',
  fix: 'Redirect HTTP to HTTPS: set httpsOnly (https_only in Terraform) to true.',
  references: [
    'https://learn.microsoft.com/azure/azure-functions/security-concepts',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites',
  ],
  mvisionNames: [],
  subject: webApp,
  violatedWhen: ({ httpsOnly, isFunction }) =>
    all(is(httpsOnly, [false], 'plain HTTP is answered'), withoutEvidence(is(isFunction, [true]))),
})
