import { all, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { sqlServer } from '../../subjects/azure/databases/sql-server.ts'

export const azureSQLNoAADAdmin = definePolicy({
  id: 'azure-sql-no-aad-admin',
  platform: 'azure',
  service: 'sql-database',
  title: 'SQL server has no Entra administrator',
  severity: 'medium',
  why: 'Only SQL logins remain: shared passwords without multi-factor sign-in, which stay valid when people leave.',
  fix: 'Set administrators to a group of Microsoft Entra ID (azuread_administrator in Terraform).',
  repair: { decide: 'Choose the user or the group of Microsoft Entra ID that administers the server.' },
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/authentication-aad-overview',
    'https://learn.microsoft.com/azure/templates/microsoft.sql/servers/administrators',
  ],
  controls: ['CIS Azure 2.0.0 4.1.4'],
  accepts: ['A server whose administrator is a resource of its own.'],
  since: [
    'Version 2 and 3 of azurerm name the administrator of azurerm_sql_server by azurerm_sql_active_directory_administrator.',
  ],
  mvisionNames: [],
  subject: sqlServer,
  violatedWhen: ({ entraAdmins }) =>
    all(
      ...entraAdmins.map((each) =>
        is(each, [false], 'no identity of Microsoft Entra ID is an administrator'),
      ),
    ),
})
