import { all, any, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureAppServiceNoClientCert = definePolicy({
  id: 'azure-appservice-no-client-cert',
  platform: 'azure',
  service: 'app-service',
  title: 'Web app does not ask for client certificates',
  severity: 'low',
  enabledByDefault: false,
  why: 'Clients are not authenticated at the connection, so every caller reaches the code of the app.',
  fix: 'Set clientCertEnabled (client_certificate_enabled in Terraform) to true where the clients are known services.',
  repair: {
    set: { clientCertificates: true },
    unsafe: 'Clients without a certificate may no longer be served.',
  },
  references: [
    'https://learn.microsoft.com/azure/app-service/app-service-web-configure-tls-mutual-auth',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites',
    'https://learn.microsoft.com/azure/governance/policy/samples/cis-azure-2-0-0',
  ],
  controls: ['CIS Azure 2.0.0 9.4'],
  accepts: ['Function apps.', 'An app that serves HTTP/2, which does not support client certificates.'],
  mvisionNames: [],
  subject: webApp,
  violatedWhen: ({ clientCertificates, http2, isFunction }) =>
    all(
      is(clientCertificates, [false], 'clients are not asked for a certificate'),
      withoutEvidence(not(any(is(isFunction, [true]), is(http2, [true])))),
    ),
})
