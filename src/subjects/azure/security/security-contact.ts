/** Who gets the alerts of Microsoft Defender for Cloud. */
import { sinceVersion } from '../../define/beside.ts'
import { listOf } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { enabled } from '../../define/word.ts'
import { isWritten } from '../../define/written.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.security/securitycontacts
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/security_center_contact
 */
export const securityContact = defineSubject({
  name: 'azure.security-contact',
  describes: 'Who gets the alerts of Microsoft Defender for Cloud',
  sources: {
    arm: ['Microsoft.Security/securityContacts'],
    terraform: ['azurerm_security_center_contact'],
  },
  attributes: {
    notified: {
      type: 'booleans',
      describes: 'Each setting that says whether alerts are sent; all must be true.',
      arm: listOf(
        sinceVersion('2020-01-01', enabled('alertNotifications.state'), enabled('alertNotifications')),
        enabled('isEnabled'),
      ),
      terraform: listOf(enabled('alert_notifications')),
    },
    email: {
      type: 'boolean',
      describes: 'Whether there is an e-mail address. False by default.',
      // The first path is that of API versions since 2020.
      arm: sinceVersion('2020-01-01', isWritten('emails'), isWritten('email')),
      terraform: isWritten('email'),
    },
    phone: {
      type: 'boolean',
      describes: 'Whether there is a phone number. False by default.',
      everywhere: isWritten('phone'),
    },
    roles: {
      type: 'boolean',
      describes: 'Whether people with certain roles in the subscription are notified too.',
      arm: enabled('notificationsByRole.state'),
    },
  },
})
