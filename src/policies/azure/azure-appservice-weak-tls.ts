import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { webApp } from '../../subjects/azure/app-service/web-app.ts'
import {
  ACCEPTED_TLS,
  appAcceptsWeakTLS,
  REQUIRE_TLS_1_2,
} from '../../subjects/azure/app-service/web-app-tls.ts'

export const azureAppServiceWeakTLS = definePolicy({
  id: 'azure-appservice-weak-tls',
  platform: 'azure',
  service: 'app-service',
  title: 'Web app allows TLS below 1.2',
  severity: 'high',
  why: 'TLS 1.0 and 1.1 have weaknesses that let an attacker on the network path read or change traffic; no current browser needs them.',
  fix: 'Set minTlsVersion and scmMinTlsVersion (minimum_tls_version in Terraform) to 1.2 or later, or remove them to use the safe default.',
  repair: REQUIRE_TLS_1_2,
  references: [
    'https://learn.microsoft.com/azure/app-service/overview-tls',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-web',
  ],
  controls: ['CIS Azure 2.0.0 9.3'],
  accepts: ['Function apps.', ...ACCEPTED_TLS],
  mvisionNames: [],
  subject: webApp,
  violatedWhen: (app) =>
    all(
      appAcceptsWeakTLS(app),
      // Function apps are for a policy of their own.
      withoutEvidence(not(is(app.isFunction, [true]))),
    ),
})
