import { definePolicy } from '../../core/policy.ts'
import { acceptsPlainText, mysqlTLS, REQUIRE_TLS } from '../../subjects/azure/databases/database-tls.ts'

export const azureMySQLNoSSL = definePolicy({
  id: 'azure-mysql-no-ssl',
  platform: 'azure',
  service: 'mysql',
  title: 'MySQL server allows connections without TLS',
  severity: 'high',
  why: 'Data and possibly passwords cross the network unencrypted and can be read in transit.',
  fix: 'Set require_secure_transport to ON on a flexible server, or sslEnforcement (ssl_enforcement_enabled in Terraform) on a single server.',
  repair: REQUIRE_TLS,
  references: [
    'https://learn.microsoft.com/azure/mysql/flexible-server/how-to-connect-tls-ssl',
    'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_flexible_server_configuration',
  ],
  controls: ['CIS Azure 2.0.0 4.4.1'],
  accepts: ['Parameters of a flexible server other than require_secure_transport.'],
  // Not verified against the provider's page.
  since: ['Version 1 of azurerm wrote ssl_enforcement = "Enabled" for a single server.'],
  mvisionNames: [],
  subsumes: ['azure-mysql-weak-tls'],
  subject: mysqlTLS,
  violatedWhen: acceptsPlainText,
})
