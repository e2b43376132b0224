import { all, test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { raisesAlerts, sqlAlertRecipients } from '../../subjects/azure/databases/sql-alert-recipients.ts'

export const azureSQLAlertNoEmails = definePolicy({
  id: 'azure-sql-alert-no-emails',
  platform: 'azure',
  service: 'sql-database',
  title: 'SQL alerts are not sent to any address',
  severity: 'low',
  why: 'An attack on the database is detected, but the people who could stop it do not learn of it.',
  fix: 'Set emailAddresses (email_addresses in Terraform) to the address of the team that handles alerts.',
  repair: { decide: 'Choose the addresses that get the alerts.' },
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/threat-detection-configure',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers/securityalertpolicies',
  ],
  accepts: ['A policy that is off, because azure-sql-threat-detection-off reports it.'],
  mvisionNames: [],
  // Where nothing is written, alerts are sent to no one.
  subsumes: ['azure-sql-alert-no-admins'],
  subject: sqlAlertRecipients,
  violatedWhen: (alerts) =>
    all(
      ...alerts.addresses.map((each) =>
        test(each, (address) => address.replaceAll(';', '').trim() === '', 'no address is named'),
      ),
      raisesAlerts(alerts),
    ),
})
