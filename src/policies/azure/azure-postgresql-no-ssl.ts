import { definePolicy } from '../../core/policy.ts'
import { acceptsPlainText, postgresqlTLS, REQUIRE_TLS } from '../../subjects/azure/databases/database-tls.ts'

export const azurePostgreSQLNoSSL = definePolicy({
  id: 'azure-postgresql-no-ssl',
  platform: 'azure',
  service: 'postgresql',
  title: 'PostgreSQL server allows connections without TLS',
  severity: 'high',
  why: 'Data and possibly passwords cross the network unencrypted and can be read in transit.',
  fix: 'Set require_secure_transport to ON on a flexible server, or sslEnforcement (ssl_enforcement_enabled in Terraform) on a single server.',
  repair: REQUIRE_TLS,
  references: [
    'https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-ssl-tls',
    'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server_configuration',
  ],
  controls: ['CIS Azure 2.0.0 4.3.1'],
  accepts: ['Parameters of a flexible server other than require_secure_transport.'],
  // Not verified against the provider's page.
  since: ['Version 1 of azurerm wrote ssl_enforcement = "Enabled" for a single server.'],
  mvisionNames: [],
  subsumes: ['azure-postgresql-weak-tls'],
  subject: postgresqlTLS,
  violatedWhen: acceptsPlainText,
})
