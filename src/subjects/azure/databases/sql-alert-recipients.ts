/** Who is sent the alerts of SQL servers, managed instances and databases. */
import { type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { defaultTo, orOne, texts } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { spelled } from '../../define/ways.ts'
import { enabled, word } from '../../define/word.ts'
import { ARM_ALERT_POLICIES, TERRAFORM_ALERT_POLICIES } from './sql-alert-policy.ts'

/**
 * https://learn.microsoft.com/azure/templates/microsoft.sql/servers/securityalertpolicies
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_security_alert_policy
 */
export const sqlAlertRecipients = defineSubject({
  name: 'azure.sql-alert-recipients',
  describes: 'Who is sent the alerts of an SQL server, a managed instance or a database',
  sources: { arm: ARM_ALERT_POLICIES, terraform: TERRAFORM_ALERT_POLICIES },
  attributes: {
    state: {
      type: 'text',
      describes: '`enabled`, `disabled` or `new`, in lower case; `true` or `false` for managed instances.',
      arm: word('state'),
      terraform: word(['state', 'enabled']),
    },
    administrators: {
      type: 'boolean',
      describes: 'Whether alerts are sent to the administrators of the account. False by default.',
      arm: spelled(enabled('emailAccountAdmins', false), { true: true }),
      terraform: spelled(enabled(['email_account_admins', 'email_account_admins_enabled'], false), {
        true: true,
      }),
    },
    addresses: {
      type: 'texts',
      describes:
        'Addresses that alerts are sent to, several separated by semicolons in older API versions. Empty by default.',
      arm: orOne(texts('emailAddresses'), defaultTo('')),
      terraform: orOne(texts('email_addresses'), defaultTo('')),
    },
  },
})

/** Whether alerts are raised at all; where they are not, that is the fault. */
export function raisesAlerts({ state }: SubjectOf<typeof sqlAlertRecipients>): Claim {
  return withoutEvidence(not(is(state, ['disabled', 'false'])))
}
