import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureAppServiceNoManagedIdentity = definePolicy({
  id: 'azure-appservice-no-managed-identity',
  platform: 'azure',
  service: 'app-service',
  title: 'Web app has no managed identity',
  severity: 'low',
  why: 'Without one, the app needs keys and passwords for other services, which are stored in its settings and can leak.',
  fix: 'Add an identity of type SystemAssigned or UserAssigned, and grant it access instead of using keys.',
  repair: { set: { managedIdentity: true } },
  references: [
    'https://learn.microsoft.com/azure/app-service/overview-managed-identity',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites',
  ],
  controls: ['CIS Azure 2.0.0 9.5'],
  accepts: ['Function apps.'],
  mvisionNames: [],
  subject: webApp,
  violatedWhen: ({ managedIdentity, isFunction }) =>
    all(
      is(managedIdentity, [false], 'the app has no identity of its own'),
      withoutEvidence(not(is(isFunction, [true]))),
    ),
})
