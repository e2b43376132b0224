import { any, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { securityContact } from '../../subjects/azure/security/security-contact.ts'

export const azureSecurityContactAlertsOff = definePolicy({
  id: 'azure-security-contact-alerts-off',
  platform: 'azure',
  service: 'defender',
  title: 'Security contact does not get alerts',
  severity: 'low',
  why: 'Alerts of Defender for Cloud wait in the portal until someone looks.',
  fix: 'Set alertNotifications.state to On (alert_notifications to true in Terraform).',
  repair: { set: { notified: true } },
  references: [
    'https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications',
    'https://learn.microsoft.com/azure/templates/microsoft.security/securitycontacts',
  ],
  mvisionNames: [],
  subject: securityContact,
  violatedWhen: ({ notified }) => any(...notified.map((sent) => is(sent, [false], 'alerts are not sent'))),
})
