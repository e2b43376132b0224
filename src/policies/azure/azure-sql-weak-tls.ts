import { definePolicy } from '../../core/policy.ts'
import { sqlServer } from '../../subjects/azure/databases/sql-server.ts'
import { allowsWeakTLS } from '../../subjects/azure/network/weak-tls.ts'

export const azureSQLWeakTLS = definePolicy({
  id: 'azure-sql-weak-tls',
  platform: 'azure',
  service: 'sql-database',
  title: 'SQL server allows TLS below 1.2',
  severity: 'medium',
  why: 'An attacker on the network path can force an old version, whose known weaknesses expose queries, results and passwords.',
  fix: 'Set minimalTlsVersion (minimum_tls_version in Terraform) to 1.2, or remove it to use the safe default.',
  repair: { set: { minimumTLS: '1.2' } },
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers',
  ],
  accepts: ['A server without a minimum version, because Azure SQL requires TLS 1.2 by default.'],
  defaults: [
    {
      means: 'Azure SQL refuses versions older than TLS 1.2',
      since: '2026-07-15',
      is: 'safe',
      source: 'https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings',
    },
  ],
  mvisionNames: [],
  subject: sqlServer,
  violatedWhen: ({ minimumTLS }) => allowsWeakTLS(minimumTLS, 'the server'),
})
