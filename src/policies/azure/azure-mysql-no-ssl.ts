/** MySQL that takes connections without TLS. */
import { all, is, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { mysqlTLS, TLS_PARAMETER } from '../../subjects/azure/databases/database-tls.ts'

export const azureMySQLNoSSL = definePolicy({
  id: 'azure-mysql-no-ssl',
  platform: 'azure',
  service: 'mysql',
  title: 'MySQL server accepts connections without TLS',
  severity: 'high',
  why: 'Passwords of a careless client and all data cross the network in the clear. Whoever listens on the way reads them.',
  fix: 'Require TLS, by require_secure_transport on a flexible server or by enforcing SSL on a single server.',
  references: [
    'https://learn.microsoft.com/azure/mysql/flexible-server/how-to-connect-tls-ssl',
    'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_flexible_server_configuration',
  ],
  controls: ['CIS Azure 2.1.0 4.4.1'],
  mvisionNames: [],
  subject: mysqlTLS,
  violatedWhen: ({ parameter, required }) =>
    all(
      is(required, [false], 'connections without TLS are accepted'),
      withoutEvidence(test(parameter, (name) => name.toLowerCase() === TLS_PARAMETER, '')),
    ),
})
