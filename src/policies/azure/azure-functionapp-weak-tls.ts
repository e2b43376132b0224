import { all, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { webApp } from '../../subjects/azure/app-service/web-app.ts'
import {
  ACCEPTED_TLS,
  appAcceptsWeakTLS,
  REQUIRE_TLS_1_2,
} from '../../subjects/azure/app-service/web-app-tls.ts'

export const azureFunctionAppWeakTLS = definePolicy({
  id: 'azure-functionapp-weak-tls',
  platform: 'azure',
  service: 'functions',
  title: 'Function app allows TLS below 1.2',
  severity: 'high',
  why: 'An attacker on the network path can force TLS 1.0 or 1.1, and read or change function keys and payloads.',
  fix: 'Set minTlsVersion and scmMinTlsVersion (minimum_tls_version in Terraform) to 1.2 or later, or remove them to use the safe default.',
  repair: REQUIRE_TLS_1_2,
  references: [
    'https://learn.microsoft.com/azure/app-service/overview-tls',
    'https://learn.microsoft.com/azure/azure-functions/security-concepts',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites',
  ],
  accepts: ACCEPTED_TLS,
  mvisionNames: [],
  subject: webApp,
  violatedWhen: (app) => all(appAcceptsWeakTLS(app), withoutEvidence(is(app.isFunction, [true]))),
})
