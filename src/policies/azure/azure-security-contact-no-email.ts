import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { securityContact } from '../../subjects/azure/security/security-contact.ts'

export const azureSecurityContactNoEmail = definePolicy({
  id: 'azure-security-contact-no-email',
  platform: 'azure',
  service: 'defender',
  title: 'Security contact has no e-mail address',
  severity: 'low',
  why: 'Alerts, and messages from Microsoft about a compromise, do not reach the people who have to act.',
  fix: 'Set emails (email in Terraform) to the address of the security team.',
  repair: { decide: 'Choose the address that gets the alerts.' },
  references: [
    'https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications',
    'https://learn.microsoft.com/azure/templates/microsoft.security/securitycontacts',
  ],
  accepts: ['A contact that notifies people by their role (notificationsByRole).'],
  mvisionNames: [],
  subject: securityContact,
  violatedWhen: ({ email, roles }) =>
    all(is(email, [false], 'alerts have no recipient'), withoutEvidence(not(is(roles, [true])))),
})
