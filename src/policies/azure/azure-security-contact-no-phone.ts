import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { securityContact } from '../../subjects/azure/security/security-contact.ts'

export const azureSecurityContactNoPhone = definePolicy({
  id: 'azure-security-contact-no-phone',
  platform: 'azure',
  service: 'defender',
  title: 'Security contact has no phone number',
  severity: 'low',
  why: 'In an emergency Microsoft cannot reach the security team when e-mail is not read or is compromised.',
  fix: 'Set phone to a number of the security team.',
  repair: { decide: 'Choose the phone number for urgent alerts.' },
  references: [
    'https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications',
    'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/security_center_contact',
  ],
  mvisionNames: [],
  subject: securityContact,
  violatedWhen: ({ phone }) => is(phone, [false], 'no phone number is given'),
})
