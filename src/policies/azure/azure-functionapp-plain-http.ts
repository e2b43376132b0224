import { all, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureFunctionAppPlainHTTP = definePolicy({
  id: 'azure-functionapp-plain-http',
  platform: 'azure',
  service: 'functions',
  title: 'Function app allows plain HTTP',
  severity: 'high',
  why: 'Function keys and payloads cross the network unencrypted; anyone on the path can read them and call the function.',
  fix: 'Set httpsOnly (https_only in Terraform) to true.',
  repair: { set: { httpsOnly: true } },
  references: [
    'https://learn.microsoft.com/azure/azure-functions/security-concepts',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites',
  ],
  mvisionNames: [],
  subject: webApp,
  violatedWhen: ({ httpsOnly, isFunction }) =>
    all(is(httpsOnly, [false], 'plain HTTP is accepted'), withoutEvidence(is(isFunction, [true]))),
})
